package energy.wattle.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.page.AppShellConfigurator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What makes the house a house: who may use what inside a module, and how things are named. */
class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("energy.wattle");

    private static final String BELOW = "energy.wattle.*.";
    private static final String CORE = BELOW + "core..";
    private static final String STORE = BELOW + "store..";
    private static final String WIRE = BELOW + "wire..";
    private static final String SERVICE = BELOW + "service..";
    private static final String UI = BELOW + "ui..";

    /** The roots of modules, where their contracts live. */
    private static final DescribedPredicate<JavaClass> ROOTS = resideInAPackage("energy.wattle.*");

    @Test
    void aModuleHasOnlyTheFiveKindsOfRoomsBelowItsRoot() {
        classes()
                .that()
                .resideInAPackage("energy.wattle.*..")
                .should()
                .resideInAnyPackage("energy.wattle.*", CORE, STORE, WIRE, SERVICE, UI)
                .check(HOUSE);
    }

    @Test
    void coreKnowsOnlyValuesRootsAndItself() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .and()
                .doNotHaveSimpleName("package-info") // which may name the package to the outside
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                CORE,
                                "java.lang..",
                                "java.math",
                                "java.util..",
                                "java.time",
                                "java.nio",
                                "java.nio.charset",
                                "java.security",
                                "javax.crypto..",
                                "org.jspecify.annotations",
                                "org.bouncycastle..",
                                "com.google.protobuf..")
                        .or(ROOTS)
                        .or(named("java.io.ByteArrayOutputStream"))) // bytes in memory
                .check(HOUSE);
    }

    @Test
    void coreHasNoClockNoRandomNoThreadsAndNoFloatingPoint() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and()
                .doNotHaveSimpleName("DerivedNonces") // a SecureRandom by type, but derived from secret and message
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.concurrent..", "java.util.random")
                        .or(named(
                                "java.util.Random",
                                "java.security.SecureRandom",
                                "java.lang.Thread",
                                "java.time.Clock",
                                "java.lang.Double",
                                "java.lang.Float",
                                "java.lang.StrictMath")))
                .orShould()
                .accessTargetWhere(asks("now", "currentTimeMillis", "nanoTime", "randomUUID", "random"))
                .check(HOUSE);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(CORE)
                .should()
                .haveRawReturnType(Double.TYPE)
                .orShould()
                .haveRawReturnType(Float.TYPE)
                .check(HOUSE);
    }

    /** Rules other than the safe ones are made in one place, which only the laboratory may know: decision 0031. */
    @Test
    void productionHasOnlyTheSafeRules() {
        String laboratoryRules = "energy.wattle.ledger.core.consensus.LaboratoryRules";
        noClasses()
                .that()
                .resideOutsideOfPackage("energy.wattle.laboratory..")
                .and(not(resideInAPackage("energy.wattle.ledger.core.consensus")))
                .should()
                .dependOnClassesThat(named(laboratoryRules))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("energy.wattle.ledger.core.consensus")
                .and()
                .haveSimpleNameNotStartingWith("LaboratoryRules")
                .and()
                .haveSimpleNameNotStartingWith("Rules")
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "of Rules",
                        call -> call.getTarget()
                                .getOwner()
                                .getName()
                                .equals("energy.wattle.ledger.core.consensus.Rules")))
                .orShould()
                .dependOnClassesThat(named(laboratoryRules))
                .check(HOUSE);
    }

    @Test
    void dependenciesInsideAModulePointOneWay() {
        noClasses()
                .that()
                .resideInAPackage(STORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WIRE, SERVICE, UI)
                .allowEmptyShould(true)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage(WIRE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STORE, SERVICE, UI)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage(SERVICE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(UI)
                .allowEmptyShould(true)
                .check(HOUSE);
        noClasses()
                .that(ROOTS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, STORE, WIRE, SERVICE, UI)
                .check(HOUSE);
    }

    @Test
    void viewsUseRootsOnlyAndAreTheirModulesOwnBusiness() {
        classes()
                .that()
                .resideInAPackage(UI)
                .should()
                .onlyDependOnClassesThat(not(resideInAnyPackage(CORE, STORE, WIRE, SERVICE)))
                .allowEmptyShould(true)
                .check(HOUSE);
        classes()
                .that()
                .resideInAPackage(UI)
                .and()
                .areNotAssignableTo(AppShellConfigurator.class) // Vaadin makes that one from outside
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void onlyStoresSpeakSql() {
        noClasses()
                .that(not(resideInAnyPackage(STORE, "energy.wattle.database..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", "java.sql", "javax.sql")
                .check(HOUSE);
    }

    @Test
    void namesAreTheFieldsAndNotTheTrades() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .check(HOUSE);
    }

    @Test
    void noFileIsLongerThanThreeHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > 300)
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "named " + List.of(names), type -> Set.of(names).contains(type.getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> asks(String... methods) {
        return DescribedPredicate.describe(
                "a method named " + List.of(methods),
                access -> Set.of(methods).contains(access.getTarget().getName())
                        && access.getTarget().getOwner().getPackageName().startsWith("java."));
    }
}

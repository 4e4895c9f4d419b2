package energy.wattle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import energy.wattle.WattleApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyDepth;

/** The modules keep to what their package-info declares, and docs/modules tells of them as they are. */
class ModulesTest {

    private static final Path DOCUMENT = Path.of("docs", "modules", "README.md");
    private static final ApplicationModules MODULES = ApplicationModules.of(WattleApplication.class);

    @Test
    void modulesUseOnlyTheModulesTheyDeclareAndOnlyTheirRoots() {
        MODULES.verify();
    }

    /** Run with {@code -Dwattle.docs=write} to write the page anew. */
    @Test
    void theModulePageTellsOfTheModulesAsTheyAre() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("wattle.docs"))) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, page);
        }
        assertThat(DOCUMENT)
                .as("docs/modules is generated: mvn test -Dvaadin.skip -Dtest=ModulesTest -Dwattle.docs=write")
                .hasContent(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Modules

                Generated from the code by `ModulesTest` and compared in every build; do not edit. An arrow reads "uses".

                ```mermaid
                graph TD
                """);
        List<ApplicationModule> modules = MODULES.stream()
                .sorted(Comparator.comparing(module -> module.getIdentifier().toString()))
                .toList();
        modules.forEach(module ->
                used(module).forEach(other -> page.append("  %s --> %s%n".formatted(module.getIdentifier(), other))));
        page.append("```\n\n| module | uses | contract |\n| --- | --- | --- |\n");
        modules.forEach(module -> page.append("| `%s` | %s | %s |%n"
                .formatted(module.getIdentifier(), String.join(", ", used(module)), contract(module))));
        return page.toString();
    }

    private static List<String> used(ApplicationModule module) {
        return module.getDependencies(MODULES, DependencyDepth.IMMEDIATE).stream()
                .map(ApplicationModuleDependency::getTargetModule)
                .map(other -> other.getIdentifier().toString())
                .distinct()
                .sorted()
                .toList();
    }

    /** The public types of the module's root package. */
    private static String contract(ApplicationModule module) {
        Iterable<JavaClass> classes = module.getBasePackage().getClasses();
        return StreamSupport.stream(classes.spliterator(), false)
                .filter(type ->
                        type.getPackageName().equals(module.getBasePackage().getName()))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> type.getEnclosingClass().isEmpty())
                .map(type -> "`" + type.getSimpleName() + "`")
                .sorted()
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}

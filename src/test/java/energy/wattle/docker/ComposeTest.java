package energy.wattle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.wire.DeploymentPlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose files: against the Compose Specification's schema, and against what we want of them beyond it. */
class ComposeTest {

    private static final String TIERS = "compose.tiers.yaml";

    /** Comes with an npm package among the front end's tools. */
    private static final Path SCHEMA = Path.of("node_modules/dclint/schemas/compose.schema.json");

    private static final Set<String> JAVAS_OWN = Set.of("JAVA_TOOL_OPTIONS");
    private static final Set<String> POSTGRES = Set.of("POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD_FILE");

    private final Settings settings = new Settings();

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.sample.yaml", TIERS})
    void filesAreOfTheSpecification(String file) throws IOException {
        Schema schema = schema();
        assertThat(schema.validate(Document.only(file).json(), InputFormat.JSON))
                .isEmpty();
        String misspelt = Document.only(file).json().replace("\"mem_limit\"", "\"memory_limit\"");
        assertThat(schema.validate(misspelt, InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.sample.yaml", TIERS})
    void servicesAreHeldToTheirLimits(String file) {
        Document all = Document.only(file);
        assertThat(services(all)).isNotEmpty().allSatisfy(service -> {
            assertThat(service.texts("cap_drop")).containsExactly("ALL");
            assertThat(service.texts("security_opt")).contains("no-new-privileges:true");
            assertThat(service.textAt("mem_limit")).matches("[0-9]+[mg]");
            assertThat(service.at("pids_limit")).isInstanceOf(Integer.class);
            assertThat(service.textAt("image"))
                    .isIn("wattle:${WATTLE_VERSION:-%s}".formatted(version()), "postgres:18");
            assertThat(service.texts("ports"))
                    .allMatch(port -> port.startsWith("127.0.0.1:") && port.endsWith(":8080"));
            assertThat(service.each("secrets").map(secret -> secret.textAt("source")))
                    .allMatch(secret -> !all.textAt("secrets." + secret).isEmpty());
        });
        assertThat(instances(all)).isNotEmpty().allSatisfy(service -> {
            assertThat(service.at("read_only")).isEqualTo(true);
            assertThat(Document.FOLDER.resolve(service.textAt("build.context")).resolve("docker/Dockerfile"))
                    .exists();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.sample.yaml", TIERS})
    void whatServicesAreToldIsAPropertyAndNoSecret(String file) {
        Document all = Document.only(file);
        assertThat(services(all).flatMap(service -> service.below("environment").names()))
                .allMatch(name -> settings.has(name) || JAVAS_OWN.contains(name) || POSTGRES.contains(name))
                .allMatch(name -> !name.endsWith("PASSWORD") && !name.endsWith("SECRET"));
        assertThat(instances(all).flatMap(service -> service.each("secrets")))
                .extracting(secret -> Settings.variable(secret.textAt("target")))
                .allMatch(settings::has);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", TIERS})
    void nobodyStartsBeforeWhatItNeedsIsWell(String file) {
        Document all = Document.only(file);
        assertThat(services(all)
                        .flatMap(service -> service.below("depends_on")
                                .names()
                                .map(name -> List.of(name, service.textAt("depends_on." + name + ".condition")))))
                .isNotEmpty()
                .allSatisfy(needed -> {
                    assertThat(needed.getLast()).isEqualTo("service_healthy");
                    Document service = all.below("services." + needed.getFirst());
                    assertThat(service.textAt("healthcheck.test") + service.textAt("build.dockerfile"))
                            .isNotEmpty();
                });
    }

    /** A gateway, and whoever breaks into one, reaches no database: each has a network with its one instance. */
    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", TIERS})
    void aDatabaseIsReachedByOneInstanceOnly(String file) {
        Document all = Document.only(file);
        assertThat(databases(all)).isNotEmpty().allSatisfy(database -> {
            assertThat(database.texts("ports")).isEmpty();
            String network = database.texts("networks").getFirst();
            assertThat(database.texts("networks")).hasSize(1);
            assertThat(all.at("networks." + network + ".internal")).isEqualTo(true);
            assertThat(instances(all).filter(one -> one.texts("networks").contains(network)))
                    .singleElement()
                    .satisfies(one -> assertThat(one.textAt("environment.SPRING_DATASOURCE_URL"))
                            .isEqualTo("jdbc:postgresql://%s/wattle".formatted(network)));
        });
    }

    /** Java's settings of a gateway are the launcher's, so that what was measured with those holds here. */
    @Test
    void gatewaysHaveTheLaunchersSettingsOfJava() throws IOException {
        String launcher = Files.readString(Path.of("src/build/launcher/application.sh"));
        List<String> wanted = Pattern.compile("(?m)^readonly (?:SMALL|GATEWAY)_JAVA='([^']+)'$")
                .matcher(launcher)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(" ", -1)))
                .toList();
        List<Document> gateways = instances(Document.only(TIERS))
                .filter(one -> one.textAt("environment.SPRING_PROFILES_ACTIVE").equals("gateway"))
                .toList();

        assertThat(wanted).contains("-Xmx128m", "-XX:+UseSerialGC");
        assertThat(gateways).isNotEmpty().allSatisfy(gateway -> {
            assertThat(gateway.textAt("environment.JAVA_TOOL_OPTIONS").split(" ", -1))
                    .containsAll(wanted);
            assertThat(gateway.textAt("mem_limit")).isEqualTo("512m");
        });
    }

    /** Names, keys, zones and parents of the tiers are those of the plan that the keys are made from. */
    @Test
    void theTiersAreThePlans() throws IOException {
        DeploymentPlan plan = DeploymentPlanFile.read(Document.FOLDER.resolve("plan.json"));
        Document all = Document.only(TIERS);
        Set<String> names = plan.holdings().keySet();
        List<String> zones =
                plan.edges().stream().map(DeploymentPlan.Edge::zone).toList();

        assertThat(instances(all).map(one -> one.textAt("environment.WATTLE_INSTANCE_NAME")))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(instances(all)).allSatisfy(one -> {
            String name = one.textAt("environment.WATTLE_INSTANCE_NAME");
            assertThat(one.texts("volumes"))
                    .contains("./keys/%s:/run/wattle/keys:ro".formatted(name))
                    .contains("./keys/market.json:/run/wattle/market.json:ro");
            assertThat(one.textAt("environment.WATTLE_LEDGER_ZONES"))
                    .isIn(Stream.concat(zones.stream(), Stream.of("")).toList());
            for (String parent : parents(one)) {
                Document host = all.below(
                        "services." + parent.substring(parent.indexOf('@') + 1).replace(":9443", ""));
                assertThat(parent).startsWith(host.textAt("environment.WATTLE_INSTANCE_NAME") + "@");
                assertThat(host.textAt("environment.WATTLE_PEERS_LISTEN")).isEqualTo("0.0.0.0:9443");
                assertThat(host.texts("networks")).contains("peers");
            }
            assertThat(one.texts("networks")).contains("peers");
        });
        assertThat(instances(all).map(one -> one.texts("ports"))).doesNotHaveDuplicates();
    }

    private static List<String> parents(Document instance) {
        return Stream.of(instance.textAt("environment.WATTLE_PEERS_PARENTS").split(","))
                .filter(parent -> !parent.isEmpty())
                .toList();
    }

    private static Stream<Document> services(Document all) {
        return all.below("services").names().map(name -> all.below("services." + name));
    }

    private static Stream<Document> instances(Document all) {
        return services(all).filter(service -> service.textAt("image").startsWith("wattle:"));
    }

    private static Stream<Document> databases(Document all) {
        return services(all).filter(service -> service.textAt("image").startsWith("postgres:"));
    }

    static String version() {
        try {
            return Pattern.compile("<artifactId>wattle</artifactId>\\s*<version>(.+)</version>")
                    .matcher(Files.readString(Path.of("pom.xml")))
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema schema() throws IOException {
        assertThat(SCHEMA)
                .as("the front end's npm packages, which ./wattle test and npm ci bring")
                .exists();
        // It names itself and its dialect by what are no addresses of either.
        String text = Files.readString(SCHEMA).replaceAll("\"\\$(schema|id)\": \"[^\"]+\",", "");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text);
    }
}

package energy.wattle.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests: against the types of Kubernetes' own client, which refuse unknown fields, and against our rules. */
class KubernetesTest {

    private static final List<String> FOLDERS = List.of("base", "cloud", "edge-cluster");

    /** Made by whoever deploys, and never in a file here. */
    private static final Set<String> SECRETS = Set.of("keys", "database", "administrator");

    private final Settings settings = new Settings();
    private final Document application = Document.only("../src/main/resources/application.yaml");

    @Test
    void objectsAreOfKubernetesTypes() {
        assertThat(FOLDERS.stream().flatMap(KubernetesTest::objects))
                .hasSizeGreaterThan(10)
                .allSatisfy(object -> assertThat(read(object)).isNotNull());
        Document account = Document.only("kubernetes/base/account.yaml");
        assertThatThrownBy(() -> read("V1ServiceAccount", account.json().replace("automount", "autoMount")))
                .hasStackTraceContaining("autoMountServiceAccountToken");
    }

    @Test
    void everyFileIsPartOfItsKustomization() throws IOException {
        for (String folder : FOLDERS) {
            Document kustomization = Document.only("kubernetes/" + folder + "/kustomization.yaml");
            try (Stream<Path> files = Files.list(Document.FOLDER.resolve("kubernetes/" + folder))) {
                assertThat(files.map(file -> file.getFileName().toString())
                                .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml")))
                        .isSubsetOf(kustomization.texts("resources"));
            }
            assertThat(kustomization.texts("resources"))
                    .allSatisfy(resource -> assertThat(Document.FOLDER
                                    .resolve("kubernetes/" + folder)
                                    .resolve(resource))
                            .exists());
            assertThat(kustomization.each("images").map(image -> image.textAt("newTag")))
                    .allMatch(ComposeTest.version()::equals);
        }
    }

    @Test
    void podsAreHeldToTheirLimits() {
        assertThat(pods()).hasSize(2).allSatisfy(pod -> {
            assertThat(pod.at("automountServiceAccountToken")).isEqualTo(false);
            assertThat(pod.at("securityContext.runAsNonRoot")).isEqualTo(true);
            assertThat(pod.at("securityContext.runAsUser")).isNotEqualTo(0).isInstanceOf(Integer.class);
            assertThat(pod.textAt("securityContext.seccompProfile.type")).isEqualTo("RuntimeDefault");
            assertThat(pod.each("containers")).allSatisfy(container -> {
                assertThat(container.at("securityContext.allowPrivilegeEscalation"))
                        .isEqualTo(false);
                assertThat(container.at("securityContext.readOnlyRootFilesystem"))
                        .isEqualTo(true);
                assertThat(container.texts("securityContext.capabilities.drop")).containsExactly("ALL");
                for (String kind : List.of("requests", "limits")) {
                    assertThat(container.below("resources." + kind).names())
                            .contains("cpu", "memory", "ephemeral-storage");
                }
                assertThat(container.textAt("image")).isIn("wattle:" + ComposeTest.version(), "postgres:18");
            });
        });
    }

    @Test
    void probesAskForWhatExists() {
        Set<String> groups = Set.copyOf(application
                .below("management.endpoint.health.group")
                .names()
                .map(group -> "/actuator/health/" + group)
                .toList());
        assertThat(containers()).allSatisfy(container -> {
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.at(probe)).as(probe).isNotEqualTo("");
                if (container.textAt("name").equals("wattle")) {
                    assertThat(container.textAt(probe + ".httpGet.path")).isIn(groups);
                    assertThat(container.textAt(probe + ".httpGet.port")).isEqualTo("http");
                }
            }
        });
    }

    @Test
    void portsAgree() {
        String http = application.textAt("server.port");
        List<String> ours = List.of("http " + http, "peers 9443");
        assertThat(containers().flatMap(container -> container.each("ports")))
                .extracting(port -> port.textAt("name") + " " + port.textAt("containerPort"))
                .containsExactlyInAnyOrder("http " + http, "peers 9443", "postgresql 5432");
        assertThat(Document.text("Dockerfile")).contains("\nEXPOSE %s 9443\n".formatted(http));
        assertThat(variable("WATTLE_PEERS_LISTEN")).endsWith(":9443");
        assertThat(kind("Service").flatMap(service -> service.each("spec.ports")))
                .extracting(port -> port.textAt("targetPort"))
                .allMatch(name ->
                        name.equals("postgresql") || ours.stream().anyMatch(port -> port.startsWith(name + " ")));
        assertThat(FOLDERS.stream()
                        .flatMap(KubernetesTest::objects)
                        .filter(object -> object.textAt("kind").equals("NetworkPolicy"))
                        .flatMap(policy ->
                                Stream.of("spec.ingress", "spec.egress").flatMap(policy::each))
                        .flatMap(rule -> rule.each("ports"))
                        .map(port -> port.textAt("port")))
                .containsOnly("53", http, "9443", "5432");
    }

    /** What nobody has allowed is forbidden, and a database is allowed for its instance alone. */
    @Test
    void nobodyTalksUnlessAllowed() {
        assertThat(kind("NetworkPolicy")
                        .filter(policy -> policy.textAt("spec.podSelector").equals("{}")
                                && policy.textAt("spec.ingress").isEmpty()
                                && policy.textAt("spec.egress").isEmpty()))
                .singleElement()
                .satisfies(
                        policy -> assertThat(policy.texts("spec.policyTypes")).containsExactly("Ingress", "Egress"));
        assertThat(kind("NetworkPolicy")
                        .filter(policy -> policy.textAt("metadata.name").equals("database"))
                        .flatMap(policy -> policy.each("spec.ingress"))
                        .flatMap(rule -> rule.each("from")))
                .singleElement()
                .satisfies(from -> assertThat(from.textAt("podSelector.matchLabels"))
                        .isEqualTo("{app.kubernetes.io/name=wattle}"));
    }

    @Test
    void secretsAreReferencesAndVariablesAreProperties() {
        assertThat(kind("Secret")).isEmpty();
        assertThat(pods().flatMap(pod -> pod.each("volumes"))
                        .flatMap(volume -> Stream.concat(
                                Stream.of(volume.textAt("secret.secretName")),
                                volume.each("projected.sources").map(source -> source.textAt("secret.name"))))
                        .filter(name -> !name.isEmpty())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(SECRETS);
        assertThat(containers()
                        .flatMap(container -> container.each("env"))
                        .map(variable -> variable.textAt("name"))
                        .filter(name -> !name.startsWith("POSTGRES_")))
                .isNotEmpty()
                .allMatch(name -> settings.has(name) && !name.endsWith("PASSWORD"));
        assertThat(pods().flatMap(pod -> pod.each("volumes"))
                        .flatMap(volume -> volume.each("projected.sources"))
                        .flatMap(source -> source.each("secret.items")))
                .extracting(item -> Settings.variable(item.textAt("path")))
                .allMatch(settings::has);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloud", "edge-cluster"})
    void aTierIsToldByItsProfileAndProperties(String tier) {
        List<String> lines = Document.text("kubernetes/" + tier + "/instance.env")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines)
                .contains("SPRING_PROFILES_ACTIVE=" + tier)
                .allMatch(line -> settings.has(line.substring(0, line.indexOf('='))))
                .noneMatch(line -> line.contains("PASSWORD"));
        assertThat(Path.of("src/main/resources/application-" + tier + ".yaml")).exists();
    }

    private static String variable(String name) {
        return containers()
                .flatMap(container -> container.each("env"))
                .filter(variable -> variable.textAt("name").equals(name))
                .map(variable -> variable.textAt("value"))
                .findAny()
                .orElse("");
    }

    private static Stream<Document> containers() {
        return pods().flatMap(pod -> pod.each("containers"));
    }

    private static Stream<Document> pods() {
        return kind("StatefulSet").map(set -> set.below("spec.template.spec"));
    }

    private static Stream<Document> kind(String kind) {
        return objects("base").filter(object -> object.textAt("kind").equals(kind));
    }

    private static Stream<Document> objects(String folder) {
        try (Stream<Path> files = Files.list(Document.FOLDER.resolve("kubernetes/" + folder))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
                    .flatMap(name -> Document.allOf("kubernetes/" + folder + "/" + name).stream())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The version is the end of {@code apiVersion}, and all that we have are in version 1. */
    private static Object read(Document object) {
        String version = object.textAt("apiVersion");
        assertThat(version.substring(version.indexOf('/') + 1)).isEqualTo("v1");
        return read("V1" + object.textAt("kind"), object.json());
    }

    private static Object read(String type, String json) {
        try {
            return Class.forName("io.kubernetes.client.openapi.models." + type)
                    .getMethod("fromJson", String.class)
                    .invoke(null, json);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

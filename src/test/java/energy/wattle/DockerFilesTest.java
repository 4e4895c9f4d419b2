package energy.wattle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** No Docker engine runs here, so that what can be read of its files is read: paths, properties, rights. */
class DockerFilesTest {

    private static final Path FOLDER = Path.of("docker");
    private static final Pattern COPIED_HERE = Pattern.compile("(?m)^COPY (?!--)(.+) \\S+$");
    private static final Pattern ALLOWED = Pattern.compile("(?m)^!(.+)$");

    private final String image = read(FOLDER.resolve("Dockerfile"));

    @Test
    void whatTheImageIsBuiltFromExistsAndIsSentToTheBuilder() {
        List<String> copied = COPIED_HERE
                .matcher(image)
                .results()
                .flatMap(match -> Pattern.compile(" ").splitAsStream(match.group(1)))
                .toList();
        List<String> allowed = ALLOWED.matcher(read(Path.of(".dockerignore")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(copied).isNotEmpty().containsExactlyInAnyOrderElementsOf(allowed);
        assertThat(copied).allSatisfy(path -> assertThat(Path.of(path)).exists());
    }

    @Test
    void theImageRunsWithoutRightsAndTellsWhetherItIsWell() {
        String last = image.substring(image.lastIndexOf("\nFROM "));
        assertThat(last).contains("\nUSER wattle\n").contains("\nHEALTHCHECK ").contains("/actuator/health/readiness");
        assertThat(last.indexOf("USER wattle")).isLessThan(last.indexOf("ENTRYPOINT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.sample.yaml"})
    void servicesAreHeldToTheirLimits(String file) {
        Map<?, ?> wattle = service(file, "wattle");
        assertThat(wattle.get("read_only")).isEqualTo(true);
        assertThat(wattle.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(wattle.get("mem_limit")).isNotNull();
        assertThat(String.valueOf(wattle.get("ports"))).contains("127.0.0.1:");
        assertThat(Files.exists(
                        FOLDER.resolve(String.valueOf(part(wattle, "build").get("context")))))
                .isTrue();
    }

    @Test
    void whatOperationIsToldAreProperties() {
        Map<?, ?> wattle = service("compose.yaml", "wattle");
        Map<String, Object> environment = new TreeMap<>();
        part(wattle, "environment").forEach((name, value) -> environment.put(String.valueOf(name), value));
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        Binder told = new Binder(ConfigurationPropertySources.from(sources));

        assertThat(told.bind("wattle.sample.enabled", Boolean.class).get()).isFalse();
        assertThat(told.bind("spring.datasource.url", String.class).get()).startsWith("jdbc:postgresql://database/");
        assertThat(told.bind("wattle.membership.administrator.username", String.class)
                        .get())
                .isNotBlank();
        assertThat(told.bind("server.servlet.session.cookie.secure", Boolean.class)
                        .get())
                .isTrue();
        assertThat(String.valueOf(wattle.get("secrets")))
                .contains("target=spring.datasource.password")
                .contains("target=wattle.membership.administrator.password");
    }

    private static Map<?, ?> service(String file, String name) {
        Map<?, ?> compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(read(FOLDER.resolve(file)));
        return part(part(compose, "services"), name);
    }

    private static Map<?, ?> part(Map<?, ?> whole, String name) {
        return whole.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package energy.wattle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No Docker engine runs here, so that what can be read of the image's recipe is read; the e2e tests run its commands.
 */
class ImageTest {

    private static final Pattern FROM = Pattern.compile("(?m)^FROM (?:--platform=\\S+ )?(\\S+)(?: AS (\\S+))?$");
    private static final Pattern COPIED_HERE = Pattern.compile("(?m)^COPY (?:--ch\\S+ )*(?!--)(.+) \\S+$");
    private static final Pattern COPIED_FROM = Pattern.compile("(?m)^COPY --from=(\\S+) ");
    private static final Pattern ALLOWED = Pattern.compile("(?m)^!(.+)$");

    private final String image = Document.text("Dockerfile");
    private final String last = image.substring(image.lastIndexOf("\nFROM "));

    @Test
    void whatTheImageIsBuiltFromExistsAndIsSentToTheBuilder() throws IOException {
        List<String> copied = COPIED_HERE
                .matcher(image)
                .results()
                .flatMap(match -> Pattern.compile(" ").splitAsStream(match.group(1)))
                .toList();

        assertThat(copied)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(found(ALLOWED, Files.readString(Path.of(".dockerignore"))));
        assertThat(copied).allSatisfy(path -> assertThat(Path.of(path)).exists());
    }

    @Test
    void stagesAreOursOrTaggedImages() {
        List<String> stages = FROM.matcher(image)
                .results()
                .flatMap(match -> Stream.ofNullable(match.group(2)))
                .toList();

        assertThat(found(FROM, image))
                .filteredOn(base -> !stages.contains(base) && !base.equals("scratch"))
                .isNotEmpty()
                .allSatisfy(base -> assertThat(base).matches("[a-z-]+:[0-9].*"));
        assertThat(stages).containsAll(found(COPIED_FROM, image));
    }

    /** The jar is the same for all; what it runs on is the image's own. */
    @Test
    void whatDependsOnNoProcessorIsBuiltOnTheBuildersOwn() {
        assertThat(image.lines().filter(line -> line.startsWith("FROM ") && line.contains("eclipse-temurin")))
                .satisfiesExactlyInAnyOrder(
                        build -> assertThat(build)
                                .contains("--platform=$BUILDPLATFORM")
                                .endsWith(" build"),
                        layers -> assertThat(layers)
                                .contains("--platform=$BUILDPLATFORM")
                                .endsWith(" layers"),
                        runtime ->
                                assertThat(runtime).doesNotContain("--platform").endsWith(" runtime"));
    }

    @Test
    void theImageRunsWithoutRightsAndTellsWhetherItIsWell() {
        assertThat(last).contains("\nUSER 10001:10001\n", "\nHEALTHCHECK ", "CMD [\"/opt/wattle/healthy\"]");
        assertThat(last.indexOf("USER ")).isLessThan(last.indexOf("ENTRYPOINT ["));
        assertThat(image).contains("--uid 10001");
        assertThat(Document.FOLDER.resolve("healthy")).isExecutable();
        assertThat(Document.text("healthy")).contains("GET /actuator/health/readiness ");
    }

    @Test
    void whatTheImageSetsIsAProperty() {
        Settings settings = new Settings();
        assertThat(found(Pattern.compile("(?m)^(?:ENV |    )([A-Z_]+)="), last))
                .hasSizeGreaterThan(2)
                .filteredOn(variable -> !variable.equals("JAVA_TOOL_OPTIONS"))
                .allMatch(settings::has);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}

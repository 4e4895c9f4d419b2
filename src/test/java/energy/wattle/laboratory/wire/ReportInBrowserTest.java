package energy.wattle.laboratory.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import energy.wattle.laboratory.core.figure.Figure;
import energy.wattle.laboratory.core.figure.Sizes;
import energy.wattle.laboratory.core.figure.Sweeps;
import energy.wattle.laboratory.wire.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in the browser that the tests of the portal use, without a network. */
class ReportInBrowserTest {

    private static final Path BROWSER =
            Path.of(Optional.ofNullable(System.getenv("WATTLE_CHROMIUM")).orElse("/usr/bin/chromium"));

    @TempDir
    private Path folder;

    @Test
    void itOpensWithItsPlotsOnDesktopAndPhone() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(BROWSER), "there is no " + BROWSER);
        Path report = report();

        String page = browser("--dump-dom", report.toUri().toString());
        assertThat(page).contains("id=\"f-5\"", "<svg", "class=\"line improved\"", "class=\"part p3\"");
        for (int width : new int[] {500, 1280}) {
            Path picture = folder.resolve(width + ".png");
            browser(
                    "--screenshot=" + picture,
                    "--window-size=%d,1600".formatted(width),
                    report.toUri().toString());
            assertThat(colours(picture))
                    .as("colours of the plots at %d px", width)
                    .isGreaterThan(20);
        }
    }

    private Path report() throws IOException, InterruptedException {
        List<Task> tasks = Task.of(List.of(Figure.FIVE), new Sweeps(Sizes.QUICK), 1);
        var results =
                new Sweep(tasks, CostsFile.shipped(), Journal.none(), 1).run((done, all, weight) -> {}, () -> false);
        String page =
                Report.page(new Report.Run("--quick", 1, CostsFile.shipped()), results.values(), Optional.empty());
        return Files.writeString(folder.resolve("report.html"), page);
    }

    private static long colours(Path picture) throws IOException {
        var image = ImageIO.read(picture.toFile());
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }

    private String browser(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                BROWSER.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the browser ends").isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}

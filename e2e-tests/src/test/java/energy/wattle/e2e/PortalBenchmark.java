package energy.wattle.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * {@code ./wattle bench portal}: ten browser sessions watch the sample's market at its default speed on a day of full
 * trading, and click on. Tells how often their pages changed by themselves and how soon a click was answered; asserts
 * no time. Browsers and application share the machine.
 */
class PortalBenchmark {

    private static final int WATCHERS = 10;
    private static final int ROUNDS = 6;
    private static final Duration WATCHED = Duration.ofSeconds(30);
    private static final Duration FORWARD = Duration.ofMinutes(20);
    private static final String BUSY_DAY = "3 Jun 2024, 1";

    /** Counts in the page how often its time of truth changes. */
    private static final String COUNT = """
            () => {
              window.changes = 0;
              const asOf = document.querySelector('.wattle-as-of');
              new MutationObserver(() => window.changes++).observe(asOf, {subtree: true, characterData: true, childList: true});
            }
            """;

    /**
     * Measures in the page, as a person does: from the next click to the frame that shows the heading. What the test
     * itself does before it clicks is left out.
     */
    private static final String STOPWATCH = """
            heading => {
              const isThere = () =>
                [...document.querySelectorAll('h2')].some(h => h.textContent.includes(heading) && h.checkVisibility());
              window.seen = new Promise(resolve => document.addEventListener('click', click => {
                const look = () => isThere()
                  ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - click.timeStamp)))
                  : requestAnimationFrame(look);
                look();
              }, {capture: true, once: true}));
            }
            """;

    private static final String QUIET =
            "() => Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive?.())";

    @Test
    void tenWatchTheMarketAndClickOn() throws IOException {
        List<Visit> visits = new ArrayList<>();
        try (Visit operator = Visit.with(Screen.desktop("en"))) {
            operator.open("operations/sessions").logIn("operator", "wattle-operator");
            operator.isAt("operations/sessions");
            bringForward(operator);
            IntStream.range(0, WATCHERS).forEach(any -> visits.add(Visit.with(Screen.desktop("en"))));
            visits.forEach(visit -> visit.open("").sees("as of"));
            // The application warms up as it would in its first minutes.
            visits.forEach(PortalBenchmark::click);

            List<Integer> changes = watch(visits);
            List<Long> clicks = IntStream.range(0, ROUNDS)
                    .boxed()
                    .flatMap(round -> visits.stream().map(PortalBenchmark::click))
                    .sorted()
                    .toList();
            report(changes, clicks);
        } finally {
            visits.forEach(Visit::close);
        }
    }

    /** To the first day on which all kinds of sessions trade, at full speed, and then at the default one. */
    private static void bringForward(Visit operator) {
        setSpeed(operator, "full speed");
        Locator clock = operator.page().locator(".wattle-clock-time");
        Awaitility.await("market time " + BUSY_DAY)
                .atMost(FORWARD)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(200))
                .until(() -> clock.textContent().startsWith(BUSY_DAY));
        setSpeed(operator, "360 times");
    }

    private static void setSpeed(Visit operator, String speed) {
        operator.page().getByLabel("Speed").first().click();
        Visit.visible(operator.page()
                        .locator("vaadin-select-item")
                        .filter(new Locator.FilterOptions().setHasText(speed)))
                .click();
    }

    private static List<Integer> watch(List<Visit> visits) {
        visits.forEach(visit -> visit.page().evaluate(COUNT));
        visits.getFirst().page().waitForTimeout(WATCHED.toMillis());
        return visits.stream()
                .map(visit -> ((Number) visit.page().evaluate("window.changes")).intValue())
                .sorted()
                .toList();
    }

    /** Opens a zone's day and comes back; how long the day took to be seen, in milliseconds. */
    private static long click(Visit visit) {
        Page page = visit.page();
        page.evaluate(STOPWATCH, "Cleared intervals");
        page.locator(".wattle-card h2 a").first().click();
        long taken = Math.round(((Number) page.evaluate("window.seen")).doubleValue());
        // Nobody goes back in the very frame in which a page is seen, while it still talks to the application.
        page.waitForFunction(QUIET);
        page.goBack();
        visit.sees("Market today");
        page.locator(".wattle-card h2 a").first().waitFor();
        return taken;
    }

    private static void report(List<Integer> changes, List<Long> clicks) throws IOException {
        String report = String.format(
                Locale.ROOT,
                """
                %d browser sessions watch the market, %d processors
                a page changed by itself, in %d s               %8d times at the median, %d at least
                a click was answered in, of %d clicks           %8d ms at the median (goal: 300), %d ms at the 95th percentile, %d ms at most
                """,
                WATCHERS,
                Runtime.getRuntime().availableProcessors(),
                WATCHED.toSeconds(),
                changes.get(changes.size() / 2),
                changes.getFirst(),
                clicks.size(),
                clicks.get(clicks.size() / 2),
                clicks.get(clicks.size() * 95 / 100),
                clicks.getLast());
        System.out.print(report);
        Path folder = Files.createDirectories(Path.of("..", "build", "bench"));
        Files.writeString(folder.resolve("portal.txt"), report);
    }
}

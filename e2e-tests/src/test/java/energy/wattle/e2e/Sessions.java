package energy.wattle.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * The sessions that a participant's page offers to declare for.
 *
 * @param kind as addresses have it; empty: any
 */
record Sessions(String kind) {

    /** Members join the sample's zones at this time, an hour before the first day-ahead gate. */
    static final Instant MEMBERSHIP = Instant.parse("2024-06-02T09:00:00Z");

    private static final Duration OFFERED = Duration.ofMinutes(6);
    private static final double FORM_MILLIS = 10_000;
    private static final double LISTED_MILLIS = 500;

    static Sessions of(String kind) {
        return new Sessions(kind);
    }

    /**
     * Opens the one that closes last, once there is one whose first interval is not before an instant, at a time when
     * members have joined.
     *
     * @return the start of its first interval
     */
    Instant open(Visit visit, Instant notBefore) {
        return Awaitility.await("a %s session from %s on".formatted(kind, notBefore))
                .atMost(OFFERED)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> opened(visit, last(visit, notBefore)), Optional::isPresent)
                .orElseThrow();
    }

    /** Empty if the gate has closed meanwhile: the clock waits for those who edit, not for those on their way. */
    private static Optional<Instant> opened(Visit visit, String path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        visit.open(path);
        try {
            visit.page().locator("table.orders").waitFor(new Locator.WaitForOptions().setTimeout(FORM_MILLIS));
            return Optional.of(first(path));
        } catch (TimeoutError e) {
            return Optional.empty();
        }
    }

    private String last(Visit visit, Instant notBefore) {
        List<String> offered = offered(visit);
        // Whatever kind closes first is for the hour to come.
        boolean haveJoined = offered.stream().map(Sessions::first).min(Instant::compareTo).stream()
                .anyMatch(next -> !next.isBefore(MEMBERSHIP));
        return haveJoined
                ? offered.stream()
                        .filter(path -> path.contains(kind) && !first(path).isBefore(notBefore))
                        .reduce((earlier, later) -> later)
                        .orElse("")
                : "";
    }

    private static List<String> offered(Visit visit) {
        visit.open("my/declare").page().locator("vaadin-grid").first().waitFor();
        visit.page().waitForTimeout(LISTED_MILLIS);
        Locator links = visit.page().locator("vaadin-grid a[href*='my/declare/']");
        return links.all().stream().map(link -> link.getAttribute("href")).toList();
    }

    /** The start of the first interval, at the end of a session's address. */
    private static Instant first(String path) {
        return Instant.parse(path.substring(path.lastIndexOf('/') + 1));
    }
}

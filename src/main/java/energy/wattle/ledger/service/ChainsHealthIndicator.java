package energy.wattle.ledger.service;

import energy.wattle.ledger.NodeId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells of chains that stand still. That is no reason to restart an instance or to send nobody to its pages, which show
 * why; so the status is one of its own, which is answered as what is well.
 */
final class ChainsHealthIndicator implements HealthIndicator {

    static final Status STANDING_STILL = new Status("STANDING_STILL");

    private final Chains chains;
    private final NetworkBooks books;
    private final Supplier<Duration> sinceRest;
    private final HealthProperties properties;

    /** @param sinceRest how long ago all that was due in the market was done */
    ChainsHealthIndicator(
            Chains chains, NetworkBooks books, Supplier<Duration> sinceRest, HealthProperties properties) {
        this.chains = chains;
        this.books = books;
        this.sinceRest = sinceRest;
        this.properties = properties;
    }

    @Override
    public Health health() {
        Map<String, String> stands = new LinkedHashMap<>();
        for (Chain chain : chains.all()) {
            books.of(chain)
                    .filter(book -> isLong(book.waitingFor()))
                    .ifPresent(book -> stands.put(chain.market().name().code(), waits(book)));
        }
        Duration undone = sinceRest.get();
        if (isLong(undone)) {
            stands.put("market", "what is due has not been done for %s".formatted(seconds(undone)));
        }
        return (stands.isEmpty() ? Health.up() : Health.status(STANDING_STILL))
                .withDetails(stands)
                .build();
    }

    private boolean isLong(Duration duration) {
        return duration.compareTo(properties.standingStillAfter()) >= 0;
    }

    private static String waits(NetworkBook book) {
        return "waits for a quorum for %s; nothing heard of %s"
                .formatted(
                        seconds(book.waitingFor()),
                        book.missing().stream().map(NodeId::code).collect(Collectors.joining(", ")));
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}

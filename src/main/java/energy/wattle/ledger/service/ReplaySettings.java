package energy.wattle.ledger.service;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an instance replays its chains by itself ({@code wattle.replay.*}); only on the embedded server.
 *
 * @param at times of day, UTC, at most 24; none: never
 * @param spread instances begin up to so much later, each at a moment of its own: those of one machine not at once
 * @param patience after which a replay is given up
 */
@ConfigurationProperties("wattle.replay")
record ReplaySettings(
        @DefaultValue("03:30") List<LocalTime> at,
        @DefaultValue("30m") Duration spread,
        @DefaultValue("2h") Duration patience) {

    private static final int MOST = 24;
    private static final Duration LONGEST_SPREAD = Duration.ofHours(12);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    ReplaySettings {
        at = List.copyOf(at);
        if (at.size() > MOST) {
            throw new IllegalArgumentException(
                    "wattle.replay.at: %d times; at most %d are right".formatted(at.size(), MOST));
        }
        if (spread.isNegative() || spread.compareTo(LONGEST_SPREAD) > 0) {
            throw new IllegalArgumentException(
                    "wattle.replay.spread: %s is out of range; 0s to 12h is right".formatted(spread));
        }
        if (patience.compareTo(SHORTEST) < 0 || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "wattle.replay.patience: %s is out of range; 1m to 24h is right".formatted(patience));
        }
    }
}

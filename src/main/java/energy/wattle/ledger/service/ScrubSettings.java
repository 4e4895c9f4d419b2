package energy.wattle.ledger.service;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an instance looks for rows of its chains that are not what was decided ({@code wattle.ledger.scrub.*}).
 *
 * @param newest blocks of each chain that are checked before the instance takes part, from 0 to 1000
 * @param firstAfter from the start until all blocks are checked for the first time
 * @param every between two checks of all blocks
 * @param share percent of one core's time that checking may take at most, 1 to 100
 */
@ConfigurationProperties("wattle.ledger.scrub")
record ScrubSettings(
        @DefaultValue("50") int newest,
        @DefaultValue("1m") Duration firstAfter,
        @DefaultValue("1h") Duration every,
        @DefaultValue("25") int share) {

    private static final int MOST_NEWEST = 1_000;
    private static final int WHOLE = 100;
    private static final Duration LONGEST = Duration.ofDays(7);

    ScrubSettings {
        if (newest < 0 || newest > MOST_NEWEST) {
            throw new IllegalArgumentException(
                    "wattle.ledger.scrub.newest: %d is out of range; 0 to %d is right".formatted(newest, MOST_NEWEST));
        }
        if (share < 1 || share > WHOLE) {
            throw new IllegalArgumentException(
                    "wattle.ledger.scrub.share: %d is out of range; 1 to 100 is right".formatted(share));
        }
        within("first-after", firstAfter, Duration.ZERO);
        within("every", every, Duration.ofSeconds(1));
    }

    private static void within(String what, Duration value, Duration shortest) {
        if (value.compareTo(shortest) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("wattle.ledger.scrub.%s: %s is out of range; %ds to 7d is right"
                    .formatted(what, value, shortest.toSeconds()));
        }
    }

    /** How long to rest after so much work, in nanoseconds. */
    long rest(long worked) {
        return worked * (WHOLE - share) / share;
    }
}

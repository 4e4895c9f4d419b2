package energy.wattle.ledger.service;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an instance compares its host's clock with those of its neighbours ({@code wattle.ledger.clock.*}); of no effect
 * where it has none.
 *
 * @param limit the greatest difference that is borne; less than the window for a fresh block's time
 * @param every between two comparisons
 */
@ConfigurationProperties("wattle.ledger.clock")
record ClockSettings(
        @DefaultValue("4s") Duration limit,
        @DefaultValue("5s") Duration every) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST_LIMIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    ClockSettings {
        within("limit", limit, LONGEST_LIMIT);
        within("every", every, LONGEST_PAUSE);
    }

    private static void within(String what, Duration value, Duration longest) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException("wattle.ledger.clock.%s: %s is out of range; 100ms to %ds is right"
                    .formatted(what, value, longest.toSeconds()));
        }
    }
}

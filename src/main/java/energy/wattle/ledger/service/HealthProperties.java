package energy.wattle.ledger.service;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an instance says that its chains stand still ({@code wattle.health.*}).
 *
 * @param standingStillAfter how long, in real time, a chain may wait for a quorum, and what is due in the market may
 *     remain undone
 */
@ConfigurationProperties("wattle.health")
record HealthProperties(@DefaultValue("60s") Duration standingStillAfter) {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** @throws IllegalArgumentException if it is not from 5 seconds to an hour */
    HealthProperties {
        if (standingStillAfter.compareTo(SHORTEST) < 0 || standingStillAfter.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "wattle.health.standing-still-after: %s is out of range; 5s to 1h is right"
                            .formatted(standingStillAfter));
        }
    }
}

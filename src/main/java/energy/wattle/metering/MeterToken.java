package energy.wattle.metering;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a meter or a metering operator bring readings and forecasts over REST. Its secret is kept nowhere.
 *
 * @param label what an administrator calls it, 1 to 100 characters
 * @param uses at least one
 */
public record MeterToken(
        long id, String label, MeterScope scope, Set<Use> uses, Instant createdAt, Optional<Instant> revokedAt) {

    /** What a token may be used for. */
    public enum Use {
        READINGS,
        FORECASTS
    }

    public MeterToken {
        uses = Set.copyOf(uses);
    }

    public boolean allows(Use use) {
        return revokedAt.isEmpty() && uses.contains(use);
    }
}

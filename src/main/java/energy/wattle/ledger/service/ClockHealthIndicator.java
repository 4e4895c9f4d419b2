package energy.wattle.ledger.service;

import energy.wattle.ledger.core.network.ClockComparison;
import energy.wattle.ledger.core.network.ClockComparison.Reading;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells that the host's clock is wrong. As where chains stand still, that is no reason to restart an instance or to
 * send nobody to its pages, which show it.
 */
final class ClockHealthIndicator implements HealthIndicator {

    private final ClockWatch clocks;

    ClockHealthIndicator(ClockWatch clocks) {
        this.clocks = clocks;
    }

    @Override
    public Health health() {
        ClockComparison.Verdict verdict = clocks.verdict();
        Health.Builder health = verdict instanceof ClockComparison.Wrong
                ? Health.status(ChainsHealthIndicator.STANDING_STILL)
                : Health.up();
        if (verdict instanceof ClockComparison.Wrong wrong) {
            health.withDetail("clock", "ahead by %d ms".formatted(wrong.aheadMillis()));
        }
        for (Reading other : verdict.others()) {
            health.withDetail(other.neighbour(), "behind this host by %d ms".formatted(other.aheadMillis()));
        }
        return health.build();
    }
}

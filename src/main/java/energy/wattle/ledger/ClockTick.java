package energy.wattle.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Market time as the market's clock authority tells it. Source: Ledger, Time.
 *
 * @param market the instant
 * @param factor market seconds per real second; 0 for as fast as the machine can
 * @param isStanding whether time is held, or has ended
 * @param nextStop beyond which it does not go without another tick
 */
public record ClockTick(Instant market, long factor, boolean isStanding, Optional<Instant> nextStop) {}

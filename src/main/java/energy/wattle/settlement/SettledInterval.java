package energy.wattle.settlement;

import energy.wattle.units.Interval;
import java.time.Instant;

/**
 * How far the settlement of one interval has come.
 *
 * @param booking number of its last booking; 0 before any
 * @param contractVersion 0 for the default contract
 * @param height of the block that settled it last
 * @param settledAt market time of that block
 */
public record SettledInterval(
        Interval interval, SettlementStatus status, int booking, int contractVersion, long height, Instant settledAt) {}

package energy.wattle.settlement;

import energy.wattle.units.Interval;

/**
 * A settlement line as the ledger has it.
 *
 * @param booking number of the booking in its interval, from 1; from the second on, lines are differences
 */
public record BookedLine(Interval interval, int booking, SettlementLine line) {}

package energy.wattle.settlement;

import energy.wattle.units.Party;

/**
 * What one party of a zone pays and receives for the intervals of a month.
 *
 * @param provisional the part that stands on provisional intervals
 */
public record MonthlyAmounts(Party party, PeriodStatus status, Amounts amounts, Amounts provisional) {}

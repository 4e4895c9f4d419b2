package energy.wattle.trading;

import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.Optional;

/**
 * The figures of one cleared interval.
 *
 * @param renewable the part of {@code cleared} that renewable orders sold
 * @param meanPrice weighted by quantity, half to even on the micro-unit; empty without trades
 */
public record ClearedTotals(
        WattHours offered,
        WattHours demanded,
        WattHours cleared,
        WattHours renewable,
        WattHours unsold,
        WattHours unserved,
        Optional<Price> meanPrice) {}

package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.Optional;

/**
 * What everybody may know of one interval of a cleared session. Source: Market rules, Disclosure: prices, cleared
 * volumes and renewable share are public.
 *
 * @param renewable share of what was cleared, in tenths of a percent; empty where nothing was
 * @param price mean of the trades, weighted by quantity; empty without any
 */
public record PublicInterval(
        SessionId session, Interval interval, WattHours cleared, Optional<Integer> renewable, Optional<Price> price) {}

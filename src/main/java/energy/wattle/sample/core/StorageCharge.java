package energy.wattle.sample.core;

import energy.wattle.units.Interval;

/**
 * What a storage holds.
 *
 * @param before the interval before which it holds it: everything earlier is over and metered
 * @param wattHours from 0 to its capacity
 */
public record StorageCharge(Interval before, long wattHours) {}

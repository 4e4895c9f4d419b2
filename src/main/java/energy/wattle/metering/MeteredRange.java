package energy.wattle.metering;

import energy.wattle.units.WattHours;

/**
 * Which energies an interval can have. A meter is not capped at installed capacity: real meters pass it a little. The
 * bound keeps sums over participants, and money at any price that the market allows, within 64 bits.
 */
public final class MeteredRange {

    /** 10 GWh in a quarter of an hour, which is 40 GW: more than any power plant has. */
    public static final WattHours LARGEST = new WattHours(10_000_000_000L);

    private MeteredRange() {}

    public static boolean holds(WattHours netExport) {
        return Math.absExact(netExport.value()) <= LARGEST.value();
    }

    /** @throws IllegalArgumentException if the energy is out of range */
    static void check(WattHours netExport) {
        if (netExport.value() == Long.MIN_VALUE || !holds(netExport)) {
            throw new IllegalArgumentException("%s kWh is more than %s kWh".formatted(netExport, LARGEST));
        }
    }
}

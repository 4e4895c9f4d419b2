package energy.wattle.settlement;

import energy.wattle.units.WattHours;

/**
 * What a participant exchanged with the network in one interval.
 *
 * @param netExport E: positive when it fed in more than it drew
 */
public record MeteredEnergy(WattHours netExport, Quality quality) {

    /** A reading of the meter. */
    public static MeteredEnergy reading(WattHours netExport) {
        return new MeteredEnergy(netExport, Quality.METERED);
    }
}

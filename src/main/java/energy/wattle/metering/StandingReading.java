package energy.wattle.metering;

import energy.wattle.units.WattHours;

/**
 * The reading in force of one participant and interval.
 *
 * @param record that brought it, which a correction has to name
 */
public record StandingReading(WattHours netExport, RecordName record) {}

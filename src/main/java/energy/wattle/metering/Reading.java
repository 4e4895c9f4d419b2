package energy.wattle.metering;

import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;

/**
 * What a participant's meter counted in one delivery interval.
 *
 * @param netExport E: positive when it fed in more than it drew
 */
public record Reading(ParticipantId participant, Interval interval, WattHours netExport) {}

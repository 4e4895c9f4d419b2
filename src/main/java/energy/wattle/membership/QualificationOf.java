package energy.wattle.membership;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;

/** A qualification with whose it is, for lists over many participants. */
public record QualificationOf(ParticipantId participant, TradingZoneId zone, Qualification qualification) {}

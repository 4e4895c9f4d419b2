package energy.wattle.metering;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;

/** For whom somebody brings readings and forecasts, and with whose key they are signed. */
public sealed interface MeterScope {

    /** One meter: its participant's readings, signed with the meter's key. */
    record OfMeter(ParticipantId participant) implements MeterScope {}

    /** A zone's metering operator: readings of all its participants, signed with the operator's key. */
    record OfOperator(TradingZoneId zone) implements MeterScope {}
}

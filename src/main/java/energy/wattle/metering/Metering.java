package energy.wattle.metering;

import energy.wattle.ledger.Bytes;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes readings and forecasts to the ledger, and tells those that stand there. */
public interface Metering {

    /**
     * Takes readings of meters whose keys this instance keeps, in one transaction. A reading that stands already is
     * taken once; another value for the same participant and interval is a correction of it.
     */
    List<ReadingReceipt> read(List<Reading> readings);

    /** As {@link #read}, signed with the key of the zone's metering operator. */
    List<ReadingReceipt> readAsOperator(TradingZoneId zone, List<Reading> readings);

    /**
     * Takes forecasts of participants whose keys this instance keeps, in one transaction; a forecast sent again is
     * taken once.
     *
     * @param sessionKey public key of the sessions' OPEN record; they are the same session's
     * @throws IllegalArgumentException if there is no such zone
     */
    void forecast(TradingZoneId zone, Bytes sessionKey, List<Forecast> forecasts);

    /** The reading in force. */
    Optional<WattHours> reading(ParticipantId participant, Interval interval);

    /** The latest forecast that any cleared session has opened, by interval. */
    Map<Interval, WattHours> forecasts(ParticipantId participant, List<Interval> intervals);
}

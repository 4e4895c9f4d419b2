package energy.wattle.metering;

import energy.wattle.ledger.Hash;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** Readings and forecasts as they stand, for pages, exports and assessment. Spans take in their first instant only. */
public interface MeterBook {

    /** Days that one question may span. */
    int LONGEST_SPAN_DAYS = 400;

    /** A participant's readings in force, ascending. */
    SortedMap<Interval, WattHours> readings(ParticipantId participant, Instant from, Instant until);

    /** Every reading that was ever in force, the first one first. */
    List<ReadingVersion> history(ParticipantId participant, Interval interval);

    /** What a zone's participants fed in and drew, by interval; intervals without a reading are absent. */
    SortedMap<Interval, ZoneEnergy> totals(TradingZoneId zone, Instant from, Instant until);

    /** Who was registered in an interval that is over, and has no reading for it. */
    SortedMap<Interval, List<ParticipantId>> missing(TradingZoneId zone, Instant from, Instant until);

    /** A participant's opened forecasts with intervals in the span, by issue and session. */
    List<Forecast> forecastCurves(ParticipantId participant, Instant from, Instant until);

    /**
     * The sum of the zone's participants' latest forecasts, by interval.
     *
     * @param session whose forecasts count; empty for those of all
     */
    SortedMap<Interval, ZoneEnergy> forecastTotals(TradingZoneId zone, String session, Instant from, Instant until);

    /**
     * A reading with the record that brought it.
     *
     * @param version from 1
     * @param readAt market time of its block
     */
    record ReadingVersion(
            int version, WattHours netExport, Hash record, long height, Instant readAt, boolean inForce) {}

    /**
     * @param fedIn sum over the participants with a positive net export
     * @param drawn sum over the others, as a positive number
     * @param participants whose energy is in it
     */
    record ZoneEnergy(WattHours fedIn, WattHours drawn, int participants) {

        public WattHours netExport() {
            return fedIn.minus(drawn);
        }
    }
}

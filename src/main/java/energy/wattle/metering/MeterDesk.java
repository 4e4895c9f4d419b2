package energy.wattle.metering;

import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operator does with meters. Every call needs the role; tokens may also be an administrator's. */
public interface MeterDesk {

    /** How far back missing readings are told of, in days of market time. */
    int DAYS_BACK = 8;

    /** Zones that have meters, in the order of their codes. */
    List<TradingZoneId> zones();

    /**
     * Whose readings are missing, zone by zone and participant by participant, those whose deadline comes first ahead;
     * of intervals that began in the last {@value #DAYS_BACK} days of market time and are over.
     */
    List<Missing> missing();

    /** Takes a file of readings for a zone, signed by its metering operator, as {@link MeterTables#readings} does. */
    MeterTables.Outcome readings(TradingZoneId zone, Upload upload);

    /** Takes a file of forecasts of a zone's participants, as {@link MeterTables#forecasts} does. */
    MeterTables.Outcome forecasts(TradingZoneId zone, Upload upload);

    /** As {@link MeterTokens#issue}. */
    MeterTokens.Issue issue(String label, MeterScope scope, Set<MeterToken.Use> uses);

    /** As {@link MeterTokens#tokens}. */
    List<MeterToken> tokens();

    /** As {@link MeterTokens#revoke}. */
    boolean revoke(long id);

    /**
     * A file that somebody brings; a name that ends in {@code .json} is JSON, every other is CSV.
     *
     * @param content read to its end at most, not closed
     */
    record Upload(String name, InputStream content) {}

    /**
     * A run of intervals without a break for which a participant has no reading.
     *
     * @param first the first of them
     * @param last the last of them
     * @param intervals how many
     * @param deadline when something stands in for the first one; nothing where nobody tells deadlines
     * @param isOverdue whether that is so already
     */
    record Missing(
            TradingZoneId zone,
            ParticipantId participant,
            Interval first,
            Interval last,
            int intervals,
            Optional<Instant> deadline,
            boolean isOverdue) {}
}

package energy.wattle.metering;

import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a participant expects of itself, for one session.
 *
 * @param session the session's name on the ledger; its key seals the forecast until the gate
 * @param issuedAt when it was made, to the millisecond
 * @param netExport by interval: positive when it expects to feed in more than it draws
 */
public record Forecast(
        ParticipantId participant, String session, Instant issuedAt, SortedMap<Interval, WattHours> netExport) {

    public Forecast {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MILLIS);
        netExport = Collections.unmodifiableSortedMap(new TreeMap<>(netExport));
    }
}

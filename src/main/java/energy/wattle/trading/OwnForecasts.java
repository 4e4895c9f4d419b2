package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.SortedMap;

/** What is expected of a participant before any session has opened a forecast of it. Supplied by who can forecast. */
@FunctionalInterface
public interface OwnForecasts {

    /** Net export by interval of the session, as known now; intervals without a forecast are absent. */
    SortedMap<Interval, WattHours> forecast(ParticipantId participant, Session session);
}

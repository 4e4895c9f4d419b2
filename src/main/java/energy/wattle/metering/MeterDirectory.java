package energy.wattle.metering;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.util.List;

/** What a sender may ask of the chains before it sends. */
public interface MeterDirectory {

    /** Names of the sessions that take forecasts now, in the zone or zones that the scope belongs to. */
    List<String> openSessions(MeterScope scope);

    /** Whether the participant is, or was, registered in the zone. */
    boolean isIn(TradingZoneId zone, ParticipantId participant);
}

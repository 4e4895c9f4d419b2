package energy.wattle.trading;

import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;

/** Tells an operator which sessions wait for something that is due, and for what. */
public interface Waiting {

    /** By zone, then by the time since which it waits; nothing where all goes as it should. */
    List<WaitingSession> waiting();

    /**
     * A session that does not go on.
     *
     * @param since market time at which the step fell due
     */
    record WaitingSession(TradingZoneId zone, Session session, Step step, Instant since) {}

    /** What a session waits for. */
    enum Step {

        /** It should be open, but has no OPEN record in a final block. */
        OPEN,

        /** Its gate has passed, but it has no CLOSE record in a final block. */
        CLOSE,

        /** It is closed, but its KEY is in no final block. */
        KEY
    }
}

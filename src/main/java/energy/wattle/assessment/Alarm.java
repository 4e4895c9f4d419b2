package energy.wattle.assessment;

import energy.wattle.trading.SessionId;
import energy.wattle.units.Interval;
import java.time.Instant;

/**
 * A threshold was crossed in an unbroken run of a session's intervals. The trades behind it are the session's in these
 * intervals.
 *
 * @param first the interval in which it was crossed
 * @param last the last interval of the run
 * @param worst the interval with the worst value; the first of several
 * @param value there: points for HHI, basis points for the others
 * @param threshold in the same unit
 * @param trades in the worst interval: an index over few says little
 * @param raisedAt market time of the block in which the session was cleared
 */
public record Alarm(
        SessionId session,
        Interval first,
        Interval last,
        Screen screen,
        Interval worst,
        long value,
        long threshold,
        long trades,
        Instant raisedAt) {}

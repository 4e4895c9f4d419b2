package energy.wattle.trading.core;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionStatus;
import energy.wattle.units.Interval;
import java.util.List;

/**
 * An order is void for an interval unless every session over it with an earlier gate was CLEARED or CANCELLED in a
 * block below the declaration's: only then could whoever declared know the position it adjusts. Source: Market rules,
 * Sessions.
 */
public final class EarlierSessions {

    private EarlierSessions() {}

    /**
     * The sessions that void an order.
     *
     * @param others all sessions that share an interval with {@code session}; further ones do not matter
     * @param declared the block of the declaration
     * @return in the order of {@code others}; empty if the order stands
     */
    public static List<SessionId> awaited(
            Session session, Interval interval, List<SessionStatus> others, BlockPoint declared) {
        return others.stream()
                .filter(other -> other.session().covers(interval))
                .filter(other -> other.session().gate().isBefore(session.gate()))
                .filter(other -> !other.state().isOverBelow(declared))
                .map(other -> other.session().id())
                .toList();
    }
}

package energy.wattle.trading.core;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.PriceRules;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.Trader;
import energy.wattle.units.ParticipantId;
import java.util.List;
import java.util.Map;

/**
 * The facts that a session is cleared with, as they are in the block that clears it.
 *
 * @param closed the block of its CLOSE record
 * @param clearing the block of its KEY record
 * @param others all sessions that share an interval with it; further ones do not matter
 * @param traders by participant, with their positions before this session
 */
public record SessionClosing(
        Session session,
        BlockPoint closed,
        BlockPoint clearing,
        List<SessionStatus> others,
        Map<ParticipantId, Trader> traders,
        PriceRules prices) {

    public SessionClosing {
        others = List.copyOf(others);
        traders = Map.copyOf(traders);
    }
}

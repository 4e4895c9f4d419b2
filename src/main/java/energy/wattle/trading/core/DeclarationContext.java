package energy.wattle.trading.core;

import energy.wattle.trading.PriceRules;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.Trader;
import java.util.List;

/**
 * The facts that a declaration is checked against.
 *
 * @param session the declaration's
 * @param others all sessions that share an interval with it; further ones do not matter
 */
public record DeclarationContext(SessionStatus session, List<SessionStatus> others, Trader trader, PriceRules prices) {

    public DeclarationContext {
        others = List.copyOf(others);
    }
}

package energy.wattle.trading;

import java.util.List;

/**
 * What a session's sealed declarations came to once they were opened.
 *
 * @param books one for each interval that the session covers, ascending, each in time priority
 * @param voidDeclarations in the ledger's order
 * @param voidIntervals in the ledger's order, then by interval
 */
public record AssembledSession(
        SessionId session,
        List<OrderBook> books,
        List<VoidDeclaration> voidDeclarations,
        List<VoidInterval> voidIntervals) {}

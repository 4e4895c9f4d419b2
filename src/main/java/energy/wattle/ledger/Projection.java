package energy.wattle.ledger;

import java.util.List;

/**
 * A module's tables that follow the chains: for pages and queries, with what the chains hold encrypted in the clear.
 * Called in the very transaction that stores the block; blocks of one chain come in their order. Rebuilding it from the
 * chains gives the same rows, which {@code ./wattle replay} checks.
 */
public interface Projection {

    /** The tables, as {@code schema.table}, that nothing else writes. */
    List<String> tables();

    void project(FinalBlock block);
}

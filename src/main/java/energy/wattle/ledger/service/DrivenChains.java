package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The nodes of the thread that drives the market, for the time that it does: no block can come between, so what they
 * have in memory is what stands in the database, and duties need not ask it. Everybody else does.
 */
final class DrivenChains {

    private static final ScopedValue<ChainNodes> NODES = ScopedValue.newInstance();

    private DrivenChains() {}

    static <T> T drive(ChainNodes nodes, Supplier<T> what) {
        return ScopedValue.where(NODES, nodes).call(what::get);
    }

    /** The chain's node, on a thread that drives it. */
    static Optional<ChainNode> node(ChainId chain) {
        return NODES.isBound() ? Optional.of(NODES.get().of(chain)) : Optional.empty();
    }
}

package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.election.Succession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The blocks that one node has decided. */
final class DecidedChain {

    private final Founding founding;
    private final List<Founding.Decided> blocks = new ArrayList<>();

    DecidedChain(Founding founding) {
        this.founding = founding;
    }

    long height() {
        return blocks.size();
    }

    void add(Founding.Decided block) {
        blocks.add(block);
    }

    Optional<Founding.Decided> at(long height) {
        return height >= 1 && height <= blocks.size() ? Optional.of(blocks.get((int) height - 1)) : Optional.empty();
    }

    /** Of the last block's header. */
    long time() {
        return at(height()).map(last -> last.block().header().time()).orElse(Founding.GENESIS_TIME);
    }

    /** The terms of the height above. */
    HeightTerms next(Optional<Succession> heeded) {
        return at(height()).map(below -> founding.above(below, heeded)).orElseGet(founding::first);
    }
}

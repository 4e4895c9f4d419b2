package energy.wattle.laboratory.core.traditional;

import energy.wattle.laboratory.core.chain.Load;
import energy.wattle.ledger.Hash;
import java.util.List;

/**
 * A block made in a slot and signed by who made it.
 *
 * @param height from 1
 * @param slot from 0
 * @param producer by number
 * @param isRight whether its state is what execution gives; a receiver finds out by executing it
 */
public record SlotBlock(
        Hash hash,
        Hash parent,
        long height,
        long slot,
        int producer,
        Load load,
        List<Ballot> ballots,
        boolean isRight) {

    /** Header and signature, about. */
    public static final int HEADER = 450;

    public SlotBlock {
        ballots = List.copyOf(ballots);
    }

    public long ballotBytes() {
        return ballots.stream().mapToLong(Ballot::length).sum();
    }

    public long bytes() {
        return HEADER + load.bytes() + ballotBytes();
    }
}

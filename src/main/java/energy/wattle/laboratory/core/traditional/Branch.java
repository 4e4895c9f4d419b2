package energy.wattle.laboratory.core.traditional;

import energy.wattle.laboratory.core.chain.Progress;
import energy.wattle.ledger.Hash;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from the blocks up to one. Immutable.
 *
 * @param parent of its last block
 * @param producer of its last block; -1 for the genesis
 * @param delegates of the epoch of {@code slot}, in the order of their slots
 * @param next of the epoch after, once its votes are counted
 * @param ballots by voter
 * @param missed slots in this epoch, by delegate
 * @param electionBytes ballots in its last block
 * @param bytes of its last block
 * @param failing those who have missed too many slots of an epoch
 */
record Branch(
        Hash hash,
        Hash parent,
        long height,
        long slot,
        int producer,
        Progress progress,
        long electionBytes,
        long bytes,
        List<Integer> delegates,
        Optional<List<Integer>> next,
        Map<Integer, Ballot> ballots,
        Map<Integer, Integer> missed,
        Set<Integer> failing) {

    Branch {
        delegates = List.copyOf(delegates);
        ballots = Map.copyOf(ballots);
        missed = Map.copyOf(missed);
        failing = Set.copyOf(failing);
    }
}

package energy.wattle.laboratory.core.traditional;

import energy.wattle.ledger.core.simulation.Dice;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose slot it is, and what a block changes: functions of the blocks below. Votes for an epoch count as they stand at
 * four fifths of the one before, so that a fork at its beginning does not give two schedules.
 *
 * @param epochSlots length of an epoch
 */
record Slots(Canvass canvass, int epochSlots) {

    /** Slots missed in one epoch after which honest voters drop a delegate. */
    static final int MOST_MISSED = 2;

    long epoch(long slot) {
        return slot / epochSlots;
    }

    /** The first slot at which the votes for the next epoch are counted. */
    private long counting(long slot) {
        return (epoch(slot) + 1) * epochSlots - epochSlots / 5;
    }

    /** Who makes the block of a slot above a branch. */
    int producer(Branch branch, long slot) {
        List<Integer> delegates = delegates(branch, slot);
        return delegates.get((int) (slot % delegates.size()));
    }

    /** In the order of their slots, which is drawn anew in each epoch. */
    List<Integer> delegates(Branch branch, long slot) {
        if (epoch(slot) == epoch(branch.slot())) {
            return branch.delegates();
        }
        return ordered(
                branch.next().orElseGet(() -> canvass.elected(branch.ballots().values())), epoch(slot));
    }

    List<Integer> ordered(List<Integer> elected, long epoch) {
        return elected.stream()
                .sorted(Comparator.comparingLong(node -> Dice.mix(Dice.mix(epoch) + node)))
                .toList();
    }

    /** The branch with one more block, which is right and in its producer's slot. */
    Branch with(Branch branch, SlotBlock block) {
        boolean isNewEpoch = epoch(block.slot()) != epoch(branch.slot());
        Map<Integer, Integer> missed = new HashMap<>(branch.missed());
        Set<Integer> failing = new HashSet<>(branch.failing());
        for (long slot = branch.slot() + 1; slot < block.slot(); slot++) {
            int absent = producer(branch, slot);
            if (missed.merge(absent, 1, Integer::sum) >= MOST_MISSED) {
                failing.add(absent);
            }
        }
        Map<Integer, Ballot> ballots = new HashMap<>(branch.ballots());
        block.ballots().forEach(ballot -> ballots.put(ballot.voter(), ballot));
        Optional<List<Integer>> next = isNewEpoch ? Optional.empty() : branch.next();
        if (next.isEmpty() && block.slot() >= counting(block.slot())) {
            next = Optional.of(canvass.elected(ballots.values()));
        }
        return new Branch(
                block.hash(),
                block.parent(),
                block.height(),
                block.slot(),
                block.producer(),
                block.load().after(),
                block.ballotBytes(),
                block.bytes(),
                delegates(branch, block.slot()),
                next,
                ballots,
                isNewEpoch ? Map.of() : missed,
                failing);
    }
}

package energy.wattle.laboratory.core.traditional;

import energy.wattle.ledger.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a node of traditional DPoS knows. {@link Dpos#step} works on a copy of its own, so that a state, once handed
 * out, stays as it is.
 */
final class DposState {

    private static final int MOST_WAITING = 1_000;

    private final int self;
    private final Map<Hash, Branch> branches;
    private final Map<Hash, List<SlotBlock>> waiting;
    private final Map<Long, Hash> firstOfSlot;
    private final Set<Integer> twoFaced;
    private Branch head;
    private Branch last;
    private long produced = -1;

    DposState(int self, Branch genesis) {
        this.self = self;
        branches = new HashMap<>(Map.of(genesis.hash(), genesis));
        waiting = new HashMap<>();
        firstOfSlot = new HashMap<>();
        twoFaced = new HashSet<>();
        head = genesis;
        last = genesis;
    }

    private DposState(DposState other) {
        self = other.self;
        branches = new HashMap<>(other.branches);
        waiting = new HashMap<>(other.waiting);
        firstOfSlot = new HashMap<>(other.firstOfSlot);
        twoFaced = new HashSet<>(other.twoFaced);
        head = other.head;
        last = other.last;
        produced = other.produced;
    }

    DposState copy() {
        return new DposState(this);
    }

    int self() {
        return self;
    }

    Branch head() {
        return head;
    }

    long finalHeight() {
        return last.height();
    }

    Optional<Branch> branch(Hash block) {
        return Optional.ofNullable(branches.get(block));
    }

    boolean knows(Hash block) {
        return branches.containsKey(block);
    }

    /** Delegates that have shown it two blocks for one slot. */
    Set<Integer> twoFaced() {
        return Set.copyOf(twoFaced);
    }

    /** One block per slot, whatever happens. */
    boolean mayProduce(long slot) {
        boolean may = slot > produced;
        produced = Math.max(produced, slot);
        return may;
    }

    void saw(SlotBlock block) {
        Hash first = firstOfSlot.putIfAbsent(block.slot(), block.hash());
        if (first != null && !first.equals(block.hash())) {
            twoFaced.add(block.producer());
        }
    }

    /** Keeps a block whose parent is not here, so many at most. */
    void keep(SlotBlock block) {
        List<SlotBlock> others = new ArrayList<>(waiting.getOrDefault(block.parent(), List.of()));
        if (waiting.size() < MOST_WAITING
                && others.stream().noneMatch(other -> other.hash().equals(block.hash()))) {
            others.add(block);
            waiting.put(block.parent(), List.copyOf(others));
        }
    }

    /** The block that is missing below a waiting one. */
    Hash missingBelow(SlotBlock block) {
        Map<Hash, Hash> parents = new HashMap<>();
        waiting.values().forEach(blocks -> blocks.forEach(each -> parents.put(each.hash(), each.parent())));
        Hash at = block.parent();
        Hash below = parents.get(at);
        while (below != null) {
            at = below;
            below = parents.get(at);
        }
        return at;
    }

    List<SlotBlock> takeWaiting(Hash parent) {
        return Optional.ofNullable(waiting.remove(parent)).orElse(List.of());
    }

    void add(Branch branch) {
        branches.put(branch.hash(), branch);
    }

    void follow(Branch branch) {
        head = branch;
    }

    /** What is below it, and what did not come from it, matters no more. */
    void finalize(Branch block) {
        last = block;
        branches.values().removeIf(branch -> branch.height() < block.height());
        firstOfSlot.keySet().removeIf(slot -> slot < block.slot());
        waiting.values().removeIf(blocks -> blocks.stream().allMatch(each -> each.height() <= block.height()));
    }
}

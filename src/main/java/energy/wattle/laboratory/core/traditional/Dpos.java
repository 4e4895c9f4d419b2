package energy.wattle.laboratory.core.traditional;

import energy.wattle.ledger.Hash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Traditional DPoS at one node: a pure step from state and event to state and actions.
 *
 * <p>In each slot its delegate makes a block on the longest chain that it knows; a slot in which nothing acceptable
 * comes is waited out. Everybody follows the longest chain, of equal ones the one seen first. A block is final once
 * more than two thirds of the delegates have built on it.
 */
final class Dpos {

    private static final int TWO = 2;
    private static final int THREE = 3;

    private final Slots slots;
    // A function of the block and those below: found out once, for a thousand nodes.
    private final Map<Hash, Branch> branches = new HashMap<>();

    Dpos(Slots slots) {
        this.slots = slots;
    }

    /** What happens to a node. */
    sealed interface Event {

        /** A slot begins. */
        record SlotBegan(long slot) implements Event {}

        record Built(SlotBlock block) implements Event {}

        /** A block whose signature is its producer's. */
        record Received(SlotBlock block) implements Event {}

        /** A block was executed. */
        record Checked(SlotBlock block, boolean isRight) implements Event {}
    }

    /** What a node is to do. */
    sealed interface Action {

        record Build(long slot, Branch on) implements Action {}

        record Broadcast(SlotBlock block) implements Action {}

        record Check(SlotBlock block) implements Action {}

        /** Ask for a block that is missing. */
        record Request(Hash block) implements Action {}

        /** Final, in their order. */
        record Finalize(List<Branch> blocks) implements Action {}
    }

    record Step(DposState state, List<Action> actions) {}

    Step step(DposState state, Event event) {
        DposState next = state.copy();
        List<Action> actions = new ArrayList<>();
        switch (event) {
            case Event.SlotBegan(long slot) -> begin(next, slot, actions);
            case Event.Built(SlotBlock block) -> {
                actions.add(new Action.Broadcast(block));
                accept(next, block, actions);
            }
            case Event.Received(SlotBlock block) -> receive(next, block, actions);
            case Event.Checked(SlotBlock block, boolean isRight) -> {
                if (isRight) {
                    accept(next, block, actions);
                }
            }
        }
        return new Step(next, actions);
    }

    private void begin(DposState state, long slot, List<Action> actions) {
        Branch head = state.head();
        if (slot > head.slot() && slots.producer(head, slot) == state.self() && state.mayProduce(slot)) {
            actions.add(new Action.Build(slot, head));
        }
    }

    private void receive(DposState state, SlotBlock block, List<Action> actions) {
        state.saw(block);
        if (state.knows(block.hash()) || block.height() <= state.finalHeight()) {
            return;
        }
        Optional<Branch> below = state.branch(block.parent());
        if (below.isEmpty()) {
            state.keep(block);
            actions.add(new Action.Request(state.missingBelow(block)));
            return;
        }
        boolean isInTurn = block.slot() > below.get().slot()
                && block.height() == below.get().height() + 1
                && slots.producer(below.get(), block.slot()) == block.producer();
        if (isInTurn) {
            actions.add(new Action.Check(block));
        }
    }

    private void accept(DposState state, SlotBlock block, List<Action> actions) {
        Optional<Branch> below = state.branch(block.parent());
        if (below.isEmpty() || state.knows(block.hash())) {
            return;
        }
        Branch branch = branches.computeIfAbsent(block.hash(), any -> slots.with(below.get(), block));
        state.add(branch);
        if (branch.height() > state.head().height()) {
            state.follow(branch);
            conclude(state, actions);
        }
        state.takeWaiting(block.hash()).forEach(waiting -> receive(state, waiting, actions));
    }

    /** Down from the head until more than two thirds of the delegates have built on what is below. */
    private static void conclude(DposState state, List<Action> actions) {
        Branch head = state.head();
        Set<Integer> builders = new HashSet<>();
        Branch at = head;
        while (at.height() > state.finalHeight()) {
            if (THREE * builders.size() > TWO * head.delegates().size()) {
                actions.add(new Action.Finalize(finalized(state, at)));
                return;
            }
            builders.add(at.producer());
            Optional<Branch> below = state.branch(at.parent());
            if (below.isEmpty()) {
                return;
            }
            at = below.get();
        }
    }

    private static List<Branch> finalized(DposState state, Branch last) {
        Deque<Branch> blocks = new ArrayDeque<>();
        Branch at = last;
        while (at.height() > state.finalHeight()) {
            blocks.addFirst(at);
            at = Objects.requireNonNull(state.branch(at.parent()).orElse(null), "final blocks are contiguous");
        }
        state.finalize(last);
        return List.copyOf(blocks);
    }
}

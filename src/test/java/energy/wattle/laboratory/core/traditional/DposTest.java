package energy.wattle.laboratory.core.traditional;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.laboratory.core.chain.Load;
import energy.wattle.laboratory.core.chain.Progress;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.CryptoSuites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DposTest {

    private static final int NODES = 10;
    private static final int EPOCH = 50;
    private static final Canvass CANVASS = new Canvass(Collections.nCopies(NODES, 1L), 4, 1);
    private static final Slots SLOTS = new Slots(CANVASS, EPOCH);
    private static final Dpos DPOS = new Dpos(SLOTS);

    private DposState state = new DposState(9, genesis());
    private final List<Branch> finalized = new ArrayList<>();

    @Test
    void aBlockIsFinalOnceMoreThanTwoThirdsOfTheDelegatesHaveBuiltOnIt() {
        SlotBlock first = next(0);
        take(first);
        take(next(1));
        take(next(2));
        assertThat(finalized).isEmpty();

        take(next(3)); // the third of four delegates on top of the first block

        assertThat(finalized).extracting(Branch::hash).containsExactly(first.hash());
    }

    @Test
    void aMissedSlotIsWaitedOutAndCountsAgainstItsDelegate() {
        int absent = SLOTS.producer(genesis(), 1);
        take(next(0));
        take(next(2));

        assertThat(state.head().height()).isEqualTo(2);
        assertThat(state.head().missed()).isEqualTo(Map.of(absent, 1));
        assertThat(state.head().failing()).isEmpty();
        take(next(3));
        take(next(4));
        take(next(6));
        assertThat(state.head().failing()).containsExactly(absent);
    }

    @Test
    void onlyTheSlotsDelegateMayProduce() {
        SlotBlock right = next(0);
        int another = (right.producer() + 1) % NODES;
        SlotBlock wrong = block(genesis(), 0, another, "wrong", List.of());

        assertThat(received(wrong)).isEmpty();
        assertThat(received(right)).containsExactly(new Dpos.Action.Check(right));
    }

    @Test
    void whatExecutionDoesNotConfirmIsNotFollowed() {
        SlotBlock block = next(0);
        state = DPOS.step(state, new Dpos.Event.Checked(block, false)).state();

        assertThat(state.head()).isEqualTo(genesis());
    }

    @Test
    void theLongestChainIsFollowedAndOfEqualOnesTheFirst() {
        SlotBlock late = block(genesis(), 1, SLOTS.producer(genesis(), 1), "late", List.of());
        SlotBlock early = next(0);
        take(late);
        take(early);
        assertThat(state.head().hash()).isEqualTo(late.hash());

        Branch onEarly = SLOTS.with(genesis(), early);
        take(block(onEarly, 2, SLOTS.producer(onEarly, 2), "longer", List.of()));

        assertThat(state.head().parent()).isEqualTo(early.hash());
    }

    @Test
    void aBlockWaitsForItsParentWhichIsAskedFor() {
        SlotBlock first = next(0);
        Branch onFirst = SLOTS.with(genesis(), first);
        SlotBlock second = block(onFirst, 1, SLOTS.producer(onFirst, 1), "second", List.of());

        assertThat(received(second)).containsExactly(new Dpos.Action.Request(first.hash()));
        Dpos.Step step = DPOS.step(state, new Dpos.Event.Checked(first, true));

        assertThat(step.actions()).contains(new Dpos.Action.Check(second));
    }

    @Test
    void twoBlocksForOneSlotAreRemembered() {
        SlotBlock one = next(0);
        SlotBlock other = block(genesis(), 0, one.producer(), "other", List.of());
        received(one);
        received(other);

        assertThat(state.twoFaced()).containsExactly(one.producer());
    }

    @Test
    void aDelegateThatFailedIsVotedOutAtTheNextElection() {
        int bad = SLOTS.producer(genesis(), 0);
        Map<Integer, Ballot> told = new HashMap<>();
        Branch branch = genesis();
        for (long slot = 0; slot < EPOCH + 4; slot++) {
            if (SLOTS.producer(branch, slot) == bad) {
                assertThat(slot).as("slot of the bad delegate").isLessThan(EPOCH);
                continue;
            }
            List<Ballot> ballots = new ArrayList<>();
            int voter = (int) (slot - 20);
            if (voter >= 0 && voter < NODES) {
                ballots.add(CANVASS.honest(voter, branch.failing()));
                told.put(voter, ballots.getFirst());
            }
            branch = SLOTS.with(branch, block(branch, slot, SLOTS.producer(branch, slot), "" + slot, ballots));
        }
        assertThat(told).hasSizeGreaterThan(6);
        assertThat(branch.delegates()).doesNotContain(bad).hasSize(4);
    }

    private List<Dpos.Action> received(SlotBlock block) {
        Dpos.Step step = DPOS.step(state, new Dpos.Event.Received(block));
        state = step.state();
        return step.actions();
    }

    /** Receives, checks and follows. */
    private void take(SlotBlock block) {
        received(block);
        Dpos.Step step = DPOS.step(state, new Dpos.Event.Checked(block, true));
        state = step.state();
        step.actions().forEach(action -> {
            if (action instanceof Dpos.Action.Finalize(List<Branch> blocks)) {
                finalized.addAll(blocks);
            }
        });
    }

    private SlotBlock next(long slot) {
        Branch on = state.head();
        return block(on, slot, SLOTS.producer(on, slot), "next", List.of());
    }

    private static SlotBlock block(Branch on, long slot, int producer, String salt, List<Ballot> ballots) {
        Load load = new Load(List.of(), 0, 0, Progress.NONE);
        Hash hash = hash("%s/%d/%d/%s".formatted(on.hash(), slot, producer, salt));
        return new SlotBlock(hash, on.hash(), on.height() + 1, slot, producer, load, ballots, true);
    }

    private static Branch genesis() {
        Hash hash = hash("genesis");
        Map<Integer, Ballot> ballots = new HashMap<>();
        for (int voter = 0; voter < NODES; voter++) {
            ballots.put(voter, CANVASS.honest(voter, Set.of()));
        }
        List<Integer> first = SLOTS.ordered(CANVASS.elected(ballots.values()), 0);
        return new Branch(
                hash, hash, 0, -1, -1, Progress.NONE, 0, 0, first, Optional.empty(), ballots, Map.of(), Set.of());
    }

    private static Hash hash(String text) {
        return CryptoSuites.ED25519.tagged("wattle/test", Bytes.ofUtf8(text));
    }
}

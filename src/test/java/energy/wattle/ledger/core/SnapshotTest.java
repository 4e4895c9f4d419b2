package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** At an epoch's end the state root covers all of the state. Source: Ledger, Block header. */
class SnapshotTest {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;
    private static final List<Integer> TABLES = List.of(1, 2, 7);

    @Test
    void twoNodesWithTheSameStateHaveTheSameSnapshotHoweverTheyCameToIt() {
        List<StateChange> entries = entries(new Random(1));
        MapState one = new MapState();
        one.apply(entries);
        List<StateChange> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(2));
        MapState other = new MapState();
        other.apply(List.of(new StateChange(7, Bytes.ofUtf8("gone"), Optional.of(Bytes.EMPTY))));
        shuffled.forEach(entry -> other.apply(List.of(entry)));
        other.apply(List.of(new StateChange(7, Bytes.ofUtf8("gone"), Optional.empty())));

        assertThat(snapshot(other)).isEqualTo(snapshot(one)).isEqualTo(snapshot(OverlayState.of(one, List.of())));
    }

    @Test
    void everyEntryCounts() {
        List<StateChange> entries = entries(new Random(3));
        Set<Hash> snapshots = new HashSet<>();
        for (int left = 0; left <= entries.size(); left++) {
            MapState state = new MapState();
            state.apply(entries);
            if (left < entries.size()) {
                StateChange bent = entries.get(left);
                snapshots.add(snapshot(OverlayState.of(
                        state, List.of(new StateChange(bent.table(), bent.key(), Optional.of(Bytes.EMPTY))))));
                state.apply(List.of(new StateChange(bent.table(), bent.key(), Optional.empty())));
            }
            snapshots.add(snapshot(state));
        }
        assertThat(snapshots).hasSize(2 * entries.size() + 1);
        assertThat(snapshot(new MapState())).isEqualTo(MerkleTree.emptyRoot(SUITE));
    }

    @Test
    void theSnapshotIsInTheStateRootOfEveryEpochsLastBlockAndOfNoOther() {
        Replica replica = new Replica(ElectionChain.main(SUITE, 4));
        for (Block block : grown(3).blocks()) {
            BlockHeader header = block.header();
            Hash below = replica.tip.stateRoot();
            List<StateChange> changes = replica.executed(block);
            replica.apply(header, changes);
            Optional<Hash> snapshot = header.height() % ElectionChain.EPOCH == 0
                    ? Optional.of(replica.execution.snapshot(replica.state))
                    : Optional.empty();
            assertThat(ChainHashes.stateRoot(SUITE, below, changes, snapshot))
                    .as("height %d", header.height())
                    .isEqualTo(header.stateRoot());
        }
        assertThat(replica.tip.height()).isEqualTo(3 * ElectionChain.EPOCH);
    }

    /** A node whose state differs anywhere, even where no block of the epoch has looked, is found out there. */
    @Test
    void aStateThatDiffersSomewhereIsFoundOutAtTheEpochsEnd() {
        Replica replica = new Replica(ElectionChain.main(SUITE, 4));
        Bytes unasked = Bytes.ofUtf8("nobody asks for this");
        replica.state.apply(List.of(new StateChange(NodeState.SEQUENCES, unasked, Optional.of(unasked))));
        for (Block block : grown(1).blocks()) {
            if (block.header().height() < ElectionChain.EPOCH) {
                replica.apply(block.header(), replica.executed(block));
            } else {
                assertThat(replica.check(block)).isEqualTo(new ChainStep.Refused(BlockCheck.WRONG_STATE.toString()));
            }
        }
        assertThat(replica.tip.height()).isEqualTo(ElectionChain.EPOCH - 1);
    }

    @Test
    void chainsThatWereFoundedBeforeThereWereSnapshotsHaveNone() {
        Genesis genesis = ElectionChain.main(SUITE, 4).genesis;
        Genesis before = new Genesis(
                1,
                genesis.suite(),
                genesis.name(),
                Optional.empty(),
                genesis.time(),
                genesis.validators(),
                genesis.administrators(),
                2,
                List.of(new Genesis.Parameter("epoch-blocks", 8)));

        assertThat(IntStream.rangeClosed(1, 20).filter(ChainParameters.of(genesis)::isSnapshot))
                .containsExactly(8, 16);
        assertThat(IntStream.rangeClosed(1, 20).filter(ChainParameters.of(before)::isSnapshot))
                .isEmpty();
    }

    private static ElectionChain grown(long epochs) {
        ElectionChain chain = ElectionChain.main(SUITE, 4);
        while (chain.height() < epochs * ElectionChain.EPOCH) {
            chain.block();
        }
        return chain;
    }

    /** Another node of the chain, with a state of its own. */
    private static final class Replica {

        private final BlockExecution execution;
        private final ChainStep step;
        private final MapState state = new MapState();
        private ChainTip tip;

        private Replica(ElectionChain chain) {
            execution = new BlockExecution(SUITE, chain.genesis, chain.chain, List.of(), LedgerHarness.nobody());
            step = new ChainStep(SUITE, chain.genesis, execution, PinnedManifests.NONE);
            tip = ChainTip.of(SUITE, chain.genesis);
        }

        private ChainStep.Check check(Block block) {
            TestKeys keys = new TestKeys(SUITE);
            return step.check(
                    tip, state, block, epoch -> Optional.of(keys.epochSecret(epoch)), Signatures.verifying(SUITE));
        }

        private List<StateChange> executed(Block block) {
            assertThat(check(block)).isInstanceOf(ChainStep.Right.class);
            return ((ChainStep.Right) check(block)).executed().changes();
        }

        private void apply(BlockHeader header, List<StateChange> changes) {
            state.apply(changes);
            tip = tip.after(SUITE, header);
        }
    }

    private static Hash snapshot(StateView state) {
        return ChainHashes.snapshot(SUITE, state, TABLES);
    }

    private static List<StateChange> entries(Random random) {
        return IntStream.range(0, 40)
                .mapToObj(i -> new StateChange(
                        TABLES.get(i % 3),
                        Bytes.concat(Bytes.ofUtf8("k" + i), Samples.bytes(random, random.nextInt(5))),
                        Optional.of(Samples.bytes(random, 1 + random.nextInt(9)))))
                .toList();
    }
}

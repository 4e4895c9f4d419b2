package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.RecordInBlock;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.ElectionFact;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.Unsealing;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.BlockPlace;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.MapState;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.core.election.ElectionContract;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Electorate;
import energy.wattle.ledger.core.election.Epochs;
import energy.wattle.ledger.core.election.Succession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who votes and leads on a simulated chain, as its blocks say: the contract of production on a state in memory. What
 * follows from a block is the same for all nodes, and is worked out once.
 */
final class Elections {

    private static final int NODES_PER_DELEGATE = 3;

    private final CryptoSuite suite;
    private final Genesis genesis;
    private final MarketChain chain;
    private final ElectionContract contract;
    private final Map<KeyId, Bytes> keys = new HashMap<>();
    private final Map<Hash, After> afterBlocks = new HashMap<>();

    /**
     * What a block leaves behind.
     *
     * @param hasElected whether it brought an election into force
     */
    record After(MapState state, Hash root, boolean hasElected) {}

    Elections(Plan plan, ChainId id, ValidatorSet validators) {
        suite = plan.keys().suite();
        genesis = new Genesis(
                1,
                suite.name(),
                new NodeId("simulated"),
                Optional.empty(),
                Founding.GENESIS_TIME,
                validators,
                List.of(plan.keys().publicKey(Plan.MOST_NODES)),
                1,
                List.of(
                        new Genesis.Parameter("epoch-blocks", plan.epochBlocks()),
                        new Genesis.Parameter("nodes-per-delegate", NODES_PER_DELEGATE),
                        new Genesis.Parameter("report-window-blocks", plan.epochBlocks())));
        chain = new MarketChain(id, ChainTier.MAIN, genesis.name());
        contract = new ElectionContract(suite, genesis, chain);
        for (Validator validator : validators.members()) {
            keys.put(ChainHashes.keyId(suite, validator.publicKey()), validator.publicKey());
        }
        afterBlocks.put(id.genesis(), new After(new MapState(), id.genesis(), false));
    }

    /** Of the height above a block whose consequences are known, under a manifest that takes effect there or none. */
    long epochOf(long height, Hash previous, Optional<Succession> manifest) {
        return Epochs.of(above(previous, manifest), genesis).of(height);
    }

    /** Above a block whose consequences are known. */
    Electorate electorate(long height, Hash previous, Optional<Succession> manifest) {
        return new ElectionState(suite, genesis, above(previous, manifest)).electorate(height, previous);
    }

    /** From now on their records count, if they may send any. */
    void meet(ValidatorSet others) {
        for (Validator validator : others.members()) {
            keys.put(ChainHashes.keyId(suite, validator.publicKey()), validator.publicKey());
        }
    }

    private MapState above(Hash previous, Optional<Succession> manifest) {
        MapState state = after(previous).state();
        if (manifest.isPresent()) {
            state = state.copy();
            state.apply(contract.succeeded(state, manifest.get()).changes());
        }
        return state;
    }

    After after(Hash block) {
        After after = afterBlocks.get(block);
        if (after == null) {
            throw new IllegalStateException("nobody has executed this block");
        }
        return after;
    }

    Optional<After> known(Hash block) {
        return Optional.ofNullable(afterBlocks.get(block));
    }

    void remember(Hash block, After after) {
        afterBlocks.put(block, after);
    }

    Hash root(List<LedgerRecord> records) {
        WireWriter writer = new WireWriter();
        records.forEach(record -> writer.element(1, RecordCodec.encode(record)));
        return suite.tagged("wattle/simulated-records", writer.finish());
    }

    /** As production does: what the epoch begins with, the records, what the block ends with. */
    After execute(BlockPlace at, Optional<Succession> manifest, List<LedgerRecord> records) {
        After below = after(at.previous());
        MapState ground = above(at.previous(), manifest);
        MapState state = ground.copy();
        BlockPlace place = new BlockPlace(
                at.height(), at.round(), at.time(), at.epoch(), at.proposer(), at.previous(), below.root());
        BlockContext context =
                new BlockContext(chain, place.height(), place.time(), place.epoch(), new NothingSealed());
        WireWriter trace = new WireWriter().bytes(1, below.root().bytes());
        Applied opened = contract.opened(state, place);
        apply(state, opened, trace);
        for (int i = 0; i < records.size(); i++) {
            if (outcome(state, context, i, records.get(i)) instanceof Applied applied) {
                apply(state, applied, trace);
            }
        }
        apply(state, contract.concluded(ground, state, place), trace);
        boolean hasElected =
                opened.facts().stream().anyMatch(fact -> fact.kind().equals(ElectionFact.Elected.KIND));
        return new After(state, suite.tagged("wattle/simulated-state", trace.finish()), hasElected);
    }

    private Outcome outcome(MapState state, BlockContext context, int index, LedgerRecord record) {
        Bytes key = keys.get(record.sender());
        if (key == null || !Signing.isSignedBy(suite, key, record)) {
            return new Voided("NOT_SIGNED");
        }
        try {
            return contract.execute(
                    state, context, new RecordInBlock(index, record, Optional.empty(), Optional.empty()));
        } catch (MalformedException e) {
            return new Voided("MALFORMED");
        }
    }

    private static void apply(MapState state, Applied applied, WireWriter trace) {
        state.apply(applied.changes());
        for (StateChange change : applied.changes()) {
            trace.element(
                    2,
                    new WireWriter()
                            .uint(1, change.table())
                            .bytes(2, change.key())
                            .bytes(3, change.value().orElse(Bytes.EMPTY))
                            .finish());
        }
    }

    /** Nobody seals anything here. */
    private record NothingSealed() implements Unsealing {

        @Override
        public boolean isPair(Bytes publicKey, Bytes secret) {
            return false;
        }

        @Override
        public Optional<Bytes> open(Bytes secret, String session, KeyId sender, long sequence, Bytes sealedPayload) {
            return Optional.empty();
        }
    }
}

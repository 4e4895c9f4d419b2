package energy.wattle.laboratory.core.improved;

import energy.wattle.laboratory.core.chain.Load;
import energy.wattle.laboratory.core.chain.Progress;
import energy.wattle.laboratory.core.chain.Records;
import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.BlockPlace;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.SigningScope;
import energy.wattle.ledger.core.consensus.SizeLimit;
import energy.wattle.ledger.core.consensus.Verdict;
import energy.wattle.ledger.core.simulation.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What every node of a chain would find out alike: the hashes, states and electorates that follow from blocks. Found
 * out once for all of them; each node is charged for it.
 */
final class Facts {

    /** Bytes of an encoded header, about. */
    static final int HEADER = 450;

    static final long GENESIS_TIME = 1_700_000_000_000L;

    private final CryptoSuite suite;
    private final ImprovedTerms terms;
    private final long blockBytes;
    private final MarketChain chain;
    private final ValidatorSet founders;
    private final Map<Hash, Tip> tips = new HashMap<>();
    private final Map<Hash, Load> loads = new HashMap<>();
    private final Map<Hash, Verdict> verdicts = new HashMap<>();
    private final Map<ValidatorSet, Hash> setHashes = new HashMap<>();
    private final IdentityHashMap<BlockHeader, Hash> hashes = new IdentityHashMap<>();
    private final Tip genesis;

    Facts(String name, int nodes, Keys keys, ImprovedTerms terms, long blockBytes) {
        suite = keys.suite();
        this.terms = terms;
        this.blockBytes = blockBytes;
        List<Validator> members = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            members.add(new Validator(node(i), keys.publicKey(i)));
        }
        founders = new ValidatorSet(members);
        Genesis document = new Genesis(
                1,
                suite.name(),
                new NodeId(name),
                Optional.empty(),
                GENESIS_TIME,
                founders,
                List.of(keys.publicKey(0)),
                1,
                List.of(
                        new Genesis.Parameter("epoch-blocks", terms.epochBlocks()),
                        new Genesis.Parameter("report-window-blocks", terms.windowBlocks())));
        chain = new MarketChain(ChainHashes.chainId(suite, document), ChainTier.ZONE, new NodeId(name));
        Elections first = terms.isPaper()
                ? PaperElections.founded(suite, founders, terms.epochBlocks())
                : ProductElections.founded(suite, document, chain);
        Hash hash = chain.id().genesis();
        genesis = new Tip(
                0,
                hash,
                0,
                GENESIS_TIME,
                ChainHashes.genesisState(chain.id()),
                blockBytes,
                first,
                first.above(1, hash),
                Progress.NONE,
                0,
                0);
        tips.put(hash, genesis);
    }

    static NodeId node(int index) {
        return new NodeId("node-%04d".formatted(index));
    }

    static int index(NodeId node) {
        return Integer.parseInt(node.code().substring(5));
    }

    CryptoSuite suite() {
        return suite;
    }

    ChainId id() {
        return chain.id();
    }

    Tip genesis() {
        return genesis;
    }

    Tip tip(Hash block) {
        return Objects.requireNonNull(tips.get(block));
    }

    Load load(Hash block) {
        return Objects.requireNonNull(loads.get(block));
    }

    /** The block's hash, computed once for all. */
    Hash hash(Block block) {
        return hashes.computeIfAbsent(block.header(), header -> ChainHashes.block(suite, header));
    }

    /** Bytes of a block with its records. */
    long bytes(Block block) {
        return tip(hash(block)).bytes();
    }

    KeyId key(Bytes publicKey) {
        return ChainHashes.keyId(suite, publicKey);
    }

    long epoch(long height) {
        return (height - 1) / terms.epochBlocks();
    }

    /** Under what the height above a tip is decided. */
    HeightTerms above(Tip tip, Optional<HeightTerms.Parent> parent) {
        long limit = tip.height() == 0 ? blockBytes : SizeLimit.after(tip.sizeLimit(), tip.round(), blockBytes);
        return new HeightTerms(scope(tip.height() + 1), tip.next(), tip.hash(), parent, limit);
    }

    HeightTerms.Parent parent(HeightTerms terms, Certificate certificate) {
        return new HeightTerms.Parent(terms.scope(), terms.electorate().validators(), certificate);
    }

    /** A block above a tip, with what follows from it. */
    Block build(Tip tip, HeightTerms height, Place place, Load load, List<LedgerRecord> elections) {
        List<LedgerRecord> records = new ArrayList<>(elections);
        records.addAll(load.records());
        Hash recordsRoot = ChainHashes.recordsRoot(suite, records);
        Hash results = suite.tagged(
                "wattle/simulated-results",
                Bytes.concat(recordsRoot.bytes(), Bytes.ofUtf8(Long.toString(place.salt()))));
        BlockPlace where = new BlockPlace(
                height.height(),
                place.round(),
                place.time(),
                epoch(height.height()),
                key(height.publicKey(place.proposer())),
                tip.hash(),
                tip.stateRoot());
        Elections.After after = tip.elections().after(where, elections);
        Hash right = ChainHashes.stateRoot(suite, tip.stateRoot(), after.changes(), Optional.of(results));
        BlockHeader header = new BlockHeader(
                1,
                chain.id(),
                height.height(),
                place.round(),
                place.time(),
                tip.hash(),
                where.proposer(),
                recordsRoot,
                results,
                place.isRight() ? right : results,
                tip.hash(),
                hash(tip.next().validators()),
                hash(tip.next().validators()),
                ChainHashes.election(suite, tip.next().election()),
                where.epoch());
        Block block = new Block(header, records);
        Hash hash = hash(block);
        loads.put(hash, load);
        verdicts.put(
                hash,
                header.stateRoot().equals(right)
                        ? new Verdict.Right(true)
                        : new Verdict.Wrong("execution gives another state"));
        long electionBytes = elections.stream().mapToLong(Records::length).sum();
        tips.put(
                hash,
                new Tip(
                        height.height(),
                        hash,
                        place.round(),
                        place.time(),
                        header.stateRoot(),
                        height.sizeLimit(),
                        after.elections(),
                        after.elections().above(height.height() + 1, hash),
                        load.after(),
                        electionBytes,
                        Tip.bytes(block, load.bytes(), electionBytes)));
        return block;
    }

    /**
     * Where and by whom a block is made.
     *
     * @param salt makes two blocks of one proposer differ
     * @param isRight else its state is not what execution gives
     */
    record Place(int round, int proposer, long time, long salt, boolean isRight) {}

    /** Rule 12, for whoever stands on the block below. */
    Verdict verdict(Tip on, Hash hash, Block block) {
        return block.header().previous().equals(on.hash())
                ? Objects.requireNonNull(verdicts.get(hash))
                : new Verdict.Wrong("it does not follow");
    }

    /** Forgets what nobody can stand on any more. */
    void forgetBelow(long height) {
        tips.values().removeIf(tip -> tip.height() < height && tip.height() > 0);
        loads.keySet().removeIf(hash -> !tips.containsKey(hash));
        hashes.values().removeIf(hash -> !tips.containsKey(hash));
        verdicts.keySet().removeIf(hash -> !tips.containsKey(hash));
    }

    static boolean isOfElections(LedgerRecord record) {
        return record.kind() == RecordKind.RTT_REPORT || record.kind() == RecordKind.EVIDENCE;
    }

    private SigningScope scope(long height) {
        return new SigningScope(1, chain.id(), epoch(height));
    }

    private Hash hash(ValidatorSet set) {
        return setHashes.computeIfAbsent(set, each -> ChainHashes.validators(suite, each));
    }
}

package energy.wattle.ledger.core;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.election.Epochs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A chain in memory that executes contracts for real: keys, signatures, seals, blocks and certificates are those of a
 * chain in operation, with one validator. For the tests of contracts.
 *
 * <p>Block 1 is made at the start and brings the epoch key into force. Whoever is {@link #allow allowed} to send sends;
 * {@link #ADMINISTRATOR} and {@link #NODE} are the genesis' own. Every block is executed twice, by
 * {@link ChainStep#make} and {@link ChainStep#check}, which must agree.
 */
public final class LedgerHarness {

    /** The chain's only validator. */
    public static final String NODE = "node";

    public static final String ADMINISTRATOR = "administrator";

    public final CryptoSuite suite = CryptoSuites.ED25519;
    public final Genesis genesis;
    public final MarketChain chain;
    final TestKeys keys = new TestKeys(suite);
    private final Optional<LedgerHarness> market;
    private final ChainParameters parameters;
    final BlockExecution execution;
    final ChainStep step;
    ChainTip tip;
    private final Map<KeyId, Senders.Sender> allowed = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<LedgerRecord> pending = new ArrayList<>();
    private final List<Stored> stored = new ArrayList<>();
    private MapState state = new MapState();

    /** A block with everything that a node keeps of it. */
    public record Stored(Block block, Certificate certificate, FinalBlock finalBlock) {

        List<Bytes> results(String kind) {
            return finalBlock.results().stream()
                    .filter(result -> result.kind().equals(kind))
                    .map(FinalBlock.FinalResult::plaintext)
                    .toList();
        }

        List<Bytes> resultLeaves() {
            return finalBlock.results().stream()
                    .map(result -> ResultCodec.encode(result.result()))
                    .toList();
        }
    }

    public record SessionPair(Bytes publicKey, Bytes secret) {}

    /** A main chain that starts at this market time. */
    public static LedgerHarness market(Instant start, List<Contract> contracts, Senders senders) {
        return market(start, contracts, senders, List.of());
    }

    public static LedgerHarness market(
            Instant start, List<Contract> contracts, Senders senders, List<Genesis.Parameter> parameters) {
        return new LedgerHarness("market", start, Optional.empty(), contracts, senders, parameters);
    }

    /** A sub-chain of a main chain on which {@link #decide} decides whatever a test needs. */
    public static LedgerHarness zone(String name, Instant start, List<Contract> contracts, Senders senders) {
        return market(start, List.of(new DictatedDecisions()), nobody()).subChain(name, contracts, senders);
    }

    /** A sub-chain of this main chain, from the market time that the main chain has reached; not registered yet. */
    public LedgerHarness subChain(String name, List<Contract> contracts, Senders senders) {
        return new LedgerHarness(name, time(), Optional.of(this), contracts, senders, genesis.parameters());
    }

    /** Nobody but validators, administrators and who is {@link #allow allowed}. */
    public static Senders nobody() {
        return (state, key) -> Optional.empty();
    }

    private LedgerHarness(
            String name,
            Instant start,
            Optional<LedgerHarness> market,
            List<Contract> contracts,
            Senders senders,
            List<Genesis.Parameter> chainParameters) {
        this.market = market;
        genesis = new Genesis(
                1,
                suite.name(),
                new NodeId(name),
                market.map(main -> main.chain.id()),
                start.toEpochMilli(),
                new ValidatorSet(List.of(new Validator(new NodeId(NODE), publicKey(NODE)))),
                List.of(publicKey(ADMINISTRATOR)),
                1,
                chainParameters);
        ChainId id = ChainHashes.chainId(suite, genesis);
        chain = new MarketChain(id, market.isPresent() ? ChainTier.ZONE : ChainTier.MAIN, genesis.name());
        parameters = ChainParameters.of(genesis);
        Senders all = (view, key) -> senders.find(view, key).or(() -> Optional.ofNullable(allowed.get(key)));
        execution = new BlockExecution(suite, genesis, chain, contracts, all);
        step = new ChainStep(suite, genesis, execution, PinnedManifests.NONE);
        tip = ChainTip.of(suite, genesis);
        block(start);
    }

    /** Lets a key send these kinds from the next block on, besides what the state lets it. */
    public LedgerHarness allow(String name, RecordKind... kinds) {
        Set<RecordKind> all = EnumSet.noneOf(RecordKind.class);
        all.addAll(List.of(kinds));
        Optional.ofNullable(allowed.get(keyId(name))).ifPresent(before -> all.addAll(before.kinds()));
        allowed.put(keyId(name), new Senders.Sender(publicKey(name), all));
        return this;
    }

    public Bytes publicKey(String name) {
        return keys.publicKey(name);
    }

    public KeyId keyId(String name) {
        return keys.id(name);
    }

    public SessionPair sessionPair(String session) {
        return keys.pair(session);
    }

    /** Puts a record in the queue whose payload everybody reads. */
    public Hash submit(String signer, RecordKind kind, Bytes payload) {
        return submit(record(signer, kind, nextSequence(signer), payload));
    }

    /** Puts a record in the queue whose payload is sealed to the epoch's key. */
    public Hash submitToEpoch(String signer, RecordKind kind, Bytes payload) {
        Bytes key = NodeState.keyInForce(state).orElseThrow().publicKey();
        return submitSealed(signer, kind, payload, "", key);
    }

    /** Puts a record in the queue whose payload is sealed to {@link #sessionPair} of the session. */
    public Hash submitToSession(String signer, RecordKind kind, Bytes payload, String session) {
        return submitSealed(signer, kind, payload, session, sessionPair(session).publicKey());
    }

    /** Puts a record in the queue that is signed already. */
    public Hash submit(LedgerRecord record) {
        pending.add(record);
        return ChainHashes.record(suite, record);
    }

    /** A signed record of this chain. */
    public LedgerRecord record(String signer, RecordKind kind, long sequence, Bytes payload) {
        return keys.signed(chain.id(), signer, kind, sequence, tip.height() + parameters.expiryBlocks(), payload);
    }

    /** Makes a block of everything in the queue. What does not get in is an error of the test. */
    public FinalBlock block(Instant time) {
        sendEpochKeyIfDue();
        ChainStep.Made made = step.make(tip, state, time.toEpochMilli(), keyId(NODE), pending, this::epochKey);
        if (made.block().records().size() != pending.size()) {
            pending.removeAll(made.block().records());
            throw new AssertionError("not in the block: %s; dropped: %s".formatted(pending, made.dropped()));
        }
        pending.clear();
        ChainStep.Check check = step.check(tip, state, made.block(), this::epochKey, Signatures.verifying(suite));
        if (!(check instanceof ChainStep.Right(BlockExecution.Executed again)) || !again.equals(made.executed())) {
            throw new AssertionError("executed again, the block gives something else: " + check);
        }
        state = state.copy();
        state.apply(made.executed().changes());
        tip = tip.after(suite, made.block().header());
        FinalBlock finalBlock = FinalBlocks.of(chain, made.block(), made.hash(), made.executed(), state);
        stored.add(new Stored(
                made.block(), Certificates.ofLone(suite, made.block().header(), keys.secret(NODE)), finalBlock));
        return finalBlock;
    }

    /** Decides, on the main chain of a {@link #zone}, and copies it down in a block of both chains. */
    public FinalBlock decide(Instant time, RecordKind kind, Bytes payload) {
        LedgerHarness main = market.orElseThrow();
        main.submit(
                ADMINISTRATOR,
                RecordKind.PARTICIPANT_ADMINISTRATION,
                DictatedDecisions.encode(new Decision(chain.name(), kind, payload)));
        main.block(time);
        copyDecisions();
        return block(time);
    }

    /** Puts a COPY record in the queue with all decisions of the main chain that are not here yet. */
    public Hash copyDecisions() {
        return submit(
                NODE,
                RecordKind.COPY,
                TierLinks.next(market.orElseThrow(), this).encode());
    }

    /** Registers, on this main chain, a sub-chain, with the next block. */
    public Hash register(LedgerHarness zone) {
        return submit(
                ADMINISTRATOR,
                RecordKind.NODE_ADMINISTRATION,
                new NodeRecord.RegisterZone(ChainCodec.encode(zone.genesis)).encode());
    }

    /** Anchors, on this main chain, a sub-chain's last block, with the next block. */
    public Hash anchor(LedgerHarness zone) {
        return submit(NODE, RecordKind.ANCHOR, ChainCodec.encode(TierLinks.anchor(state, zone)));
    }

    public StateView state() {
        return state;
    }

    public long height() {
        return tip.height();
    }

    /** Market time of the last block. */
    public Instant time() {
        return Instant.ofEpochMilli(tip.time());
    }

    /** From height 1. */
    public List<Stored> blocks() {
        return List.copyOf(stored);
    }

    public FinalBlock last() {
        return stored.getLast().finalBlock();
    }

    /** What the last block's results of a kind say, decrypted. */
    public List<Bytes> results(String kind) {
        return stored.getLast().results(kind);
    }

    /** Of all blocks, as above. */
    public List<Bytes> allResults(String kind) {
        return stored.stream().flatMap(block -> block.results(kind).stream()).toList();
    }

    /** Why a final record has no effect; nothing if it has. */
    public Optional<String> voidReason(Hash record) {
        return stored.stream()
                .flatMap(block -> block.finalBlock().records().stream())
                .filter(found -> found.id().equals(record))
                .findFirst()
                .orElseThrow()
                .voidReason();
    }

    Optional<Bytes> epochKey(long epoch) {
        return Optional.of(keys.epochSecret(epoch));
    }

    private Hash submitSealed(String signer, RecordKind kind, Bytes payload, String session, Bytes key) {
        long sequence = nextSequence(signer);
        Bytes sealed = keys.sealed(chain.id(), signer, sequence, session, key, payload);
        return submit(record(signer, kind, sequence, sealed));
    }

    private void sendEpochKeyIfDue() {
        long epoch = Epochs.of(state, genesis).of(height() + 1);
        if (NodeState.epochKey(state, epoch).isEmpty()) {
            Bytes key = keys.epochKey(chain.id(), epoch).encode();
            pending.addFirst(record(NODE, RecordKind.EPOCH_KEY, nextSequence(NODE), key));
        }
    }

    private long nextSequence(String signer) {
        return sequences.merge(signer, 1L, Long::sum);
    }
}

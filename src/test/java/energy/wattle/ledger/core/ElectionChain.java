package energy.wattle.ledger.core;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Electorate;
import energy.wattle.ledger.core.election.Epochs;
import energy.wattle.ledger.core.election.SignedOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A chain of many validators in memory, for the tests of elections: blocks are made and checked with real keys, all
 * vote. Block 1 brings the epoch key into force. Epochs have {@link #EPOCH} blocks, all of them the window.
 */
public final class ElectionChain {

    public static final int EPOCH = 8;
    public static final long START = 1_717_372_800_000L;
    public static final long HOUR = 3_600_000;

    public final CryptoSuite suite;
    public final Genesis genesis;
    public final MarketChain chain;
    private final TestKeys keys;
    private final BlockExecution execution;
    ChainStep step;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<NodeId, String> keyNames = new HashMap<>();
    private final List<LedgerRecord> pending = new ArrayList<>();
    private final List<FinalBlock> blocks = new ArrayList<>();
    private final List<Block> raw = new ArrayList<>();
    ChainTip tip;
    private MapState state = new MapState();
    private long orders;

    /** The main chain of a market with n validators, whose three administrators decide by two. */
    public static ElectionChain main(CryptoSuite suite, int validators) {
        return new ElectionChain(suite, "market", Optional.empty(), validators);
    }

    /** A zone's sub-chain. */
    public static ElectionChain zone(CryptoSuite suite, int validators) {
        return new ElectionChain(suite, "north", Optional.of(new ChainId(Hash.ofHex("77".repeat(32)))), validators);
    }

    public static ElectionChain zone(ElectionChain main, String name, int validators) {
        return new ElectionChain(main.suite, name, Optional.of(main.chain.id()), validators);
    }

    private ElectionChain(CryptoSuite suite, String name, Optional<ChainId> parent, int validators) {
        this.suite = suite;
        keys = new TestKeys(suite);
        List<Validator> members = IntStream.range(0, validators)
                .mapToObj(i -> node(i))
                .map(node -> new Validator(node, keys.publicKey(node.code())))
                .toList();
        genesis = new Genesis(
                1,
                suite.name(),
                new NodeId(name),
                parent,
                START,
                new ValidatorSet(members),
                IntStream.range(0, 3)
                        .mapToObj(i -> keys.publicKey("administrator " + i))
                        .sorted()
                        .toList(),
                2,
                List.of(
                        new Genesis.Parameter("epoch-blocks", EPOCH),
                        new Genesis.Parameter("epoch-snapshots", 1),
                        new Genesis.Parameter("report-window-blocks", EPOCH)));
        chain = new MarketChain(
                ChainHashes.chainId(suite, genesis),
                parent.isPresent() ? ChainTier.ZONE : ChainTier.MAIN,
                genesis.name());
        execution = new BlockExecution(suite, genesis, chain, List.of(), LedgerHarness.nobody());
        step = new ChainStep(suite, genesis, execution, PinnedManifests.NONE);
        tip = ChainTip.of(suite, genesis);
        block(0, START);
    }

    /** Its nodes vouch for these recoveries of the main chain, and no others. */
    public ElectionChain pin(Hash... manifests) {
        step = new ChainStep(suite, genesis, execution, new PinnedManifests(Set.of(manifests)));
        return this;
    }

    public static NodeId node(int number) {
        return new NodeId("node-%03d".formatted(number));
    }

    public Bytes publicKey(String name) {
        return keys.publicKey(name);
    }

    public Bytes secret(NodeId node) {
        return keys.secret(keyName(node));
    }

    /** From now on the node signs by another key. */
    public void rekey(NodeId node, String name) {
        keyNames.put(node, name);
    }

    public Hash submit(NodeId sender, RecordKind kind, Bytes payload) {
        return submit(record(keyName(sender), kind, payload));
    }

    public Hash submit(LedgerRecord record) {
        pending.add(record);
        return ChainHashes.record(suite, record);
    }

    public LedgerRecord record(String keyName, RecordKind kind, Bytes payload) {
        long sequence = sequences.merge(keyName, 1L, Long::sum);
        return keys.signed(chain.id(), keyName, kind, sequence, tip.height() + 500, payload);
    }

    /** An order signed by two of the three administrators. */
    public Hash order(AdminOrder.Action action) {
        return order(chain.name(), action);
    }

    public Hash order(NodeId forChain, AdminOrder.Action action) {
        Bytes order = new AdminOrder(++orders, forChain, action).encode();
        return submit(record(
                "administrator 0", RecordKind.ADMIN, signedOrder(order, 0, 1).encode()));
    }

    public SignedOrder signedOrder(Bytes order, int... administrators) {
        return Manifest.signedOrder(this, keys, order, administrators);
    }

    public FinalBlock block() {
        return block(0, tip.time() + 1_000);
    }

    /** Makes a block of everything that waits, proposed in a round by its leader. */
    public FinalBlock block(int round, long time) {
        Ground ground = ground();
        NodeId leader = electorate().leader(round);
        if (ground.succession().isEmpty()) {
            sendEpochKeyIfDue(leader);
        }
        KeyId proposer = keys.id(keyName(leader));
        ChainStep.Made made = step.make(
                ground, new ChainStep.Turn(round, time, proposer, Limits.BLOCK_LENGTH), pending, this::epochKey);
        if (!made.dropped().isEmpty() || made.waiting() > 0) {
            throw new AssertionError("not in the block: %s and %d".formatted(made.dropped(), made.waiting()));
        }
        pending.clear();
        ChainStep.Check check = step.check(tip, state, made.block(), this::epochKey, Signatures.verifying(suite));
        if (!(check instanceof ChainStep.Right(BlockExecution.Executed again)) || !again.equals(made.executed())) {
            throw new AssertionError("executed again, the block gives something else: " + check);
        }
        state = state.copy();
        state.apply(made.executed().changes());
        tip = tip.after(suite, made.block().header());
        blocks.add(FinalBlocks.of(chain, made.block(), made.hash(), made.executed(), state));
        raw.add(made.block());
        return blocks.getLast();
    }

    /** Blocks up to and with the running epoch's last. */
    public FinalBlock endOfEpoch() {
        FinalBlock block = block();
        while (tip.height() % EPOCH != 0) {
            block = block();
        }
        return block;
    }

    public ChainStep.Check check(Block block) {
        return step.check(tip, state, block, this::epochKey, Signatures.verifying(suite));
    }

    /** Whether a record may stand in the next block. */
    public boolean mayStand(LedgerRecord record) {
        return execution
                .admission()
                .fault(state, tip.height() + 1, record, Signatures.verifying(suite))
                .isEmpty();
    }

    public ElectionState elections() {
        return new ElectionState(suite, genesis, state);
    }

    /** Who votes and leads at the next height. */
    public Electorate electorate() {
        return step.electorate(ground().tip(), ground().state());
    }

    /** What the next block stands on: a manifest that waits, and holds here, takes effect. */
    Ground ground() {
        return pending.stream()
                .flatMap(record -> Manifest.ground(heard(record.payload())))
                .findFirst()
                .orElseGet(() -> Ground.of(tip, state));
    }

    Grounds.Call heard(Bytes payload) {
        return step.grounds().heard(tip, state, payload);
    }

    public ChainStep.Check check(Ground ground, Block block) {
        return step.check(ground, block, this::epochKey, Signatures.verifying(suite));
    }

    public List<NodeId> voters() {
        return electorate().validators().members().stream().map(Validator::id).toList();
    }

    public long height() {
        return tip.height();
    }

    /** Of the next block. */
    public long epoch() {
        return Epochs.of(state, genesis).of(tip.height() + 1);
    }

    public long time() {
        return tip.time();
    }

    public MapState state() {
        return state;
    }

    public Hash stateRoot() {
        return tip.stateRoot();
    }

    public BlockHeader header(long height) {
        return raw.get((int) height - 1).header();
    }

    List<FinalBlock> finalBlocks() {
        return List.copyOf(blocks);
    }

    public List<Block> blocks() {
        return List.copyOf(raw);
    }

    public Optional<String> voidReason(Hash record) {
        var found = blocks.getLast().records().stream().filter(any -> any.id().equals(record));
        return found.findFirst().orElseThrow().voidReason();
    }

    public List<Bytes> results(String kind) {
        return blocks.getLast().results().stream()
                .filter(result -> result.kind().equals(kind))
                .map(FinalBlock.FinalResult::plaintext)
                .toList();
    }

    public Certificate certificate(long height, ValidatorSet set) {
        return Manifest.certificate(this, header(height), set);
    }

    Optional<Bytes> epochKey(long epoch) {
        return Optional.of(keys.epochSecret(epoch));
    }

    private void sendEpochKeyIfDue(NodeId leader) {
        if (NodeState.epochKey(state, epoch()).isEmpty()) {
            Bytes payload = keys.epochKey(chain.id(), epoch()).encode();
            pending.addFirst(record(keyName(leader), RecordKind.EPOCH_KEY, payload));
        }
    }

    private String keyName(NodeId node) {
        return keyNames.getOrDefault(node, node.code());
    }
}

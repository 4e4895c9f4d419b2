package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.RecordTrail;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.EpochSecrets;
import energy.wattle.ledger.core.Ground;
import energy.wattle.ledger.core.NodeRecord;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The height that is being decided, as all nodes of this process see it: they stand on one state, and what execution
 * gives is a function of it, so that each block is executed once for all of them. For one thread at a time.
 */
final class OpenHeight {

    private final Chain chain;
    private final ChainStep steps;
    private final EpochSecrets secrets;
    private final Ground ground;
    private final HeightTerms terms;
    private final NodeChecks checks;
    private final boolean areRecordsTrusted;
    private final LongSupplier window;
    private final Map<Hash, ChainStep.Made> right = new HashMap<>();
    private final Map<Hash, String> wrong = new HashMap<>();
    private long marketTime;
    private Supplier<List<LedgerRecord>> pending = List::of;

    OpenHeight(Chain chain, ChainStep steps, EpochSecrets secrets, Ground ground, Eyes eyes) {
        this.chain = chain;
        this.steps = steps;
        this.secrets = secrets;
        this.ground = ground;
        terms = eyes.terms();
        checks = eyes.checks();
        areRecordsTrusted = eyes.areRecordsTrusted();
        window = eyes.window();
        marketTime = ground.tip().time();
    }

    /**
     * Who looks at it.
     *
     * @param areRecordsTrusted whether records that wait were checked for this node when they came
     * @param window how far a fresh block's time may be from this node's, ms. Source: Ledger, Time
     */
    record Eyes(HeightTerms terms, NodeChecks checks, boolean areRecordsTrusted, LongSupplier window) {}

    HeightTerms terms() {
        return terms;
    }

    StateView state() {
        return ground.state();
    }

    /** Market time goes on, and records come. */
    void look(long now, Supplier<List<LedgerRecord>> records) {
        marketTime = Math.max(now, ground.tip().time());
        pending = records;
    }

    /**
     * A leader's block of the records that wait.
     *
     * @param later milliseconds of market time
     */
    ChainStep.Made make(int round, KeyId proposer, long sizeLimit, long later) {
        ChainStep.Turn turn = new ChainStep.Turn(round, marketTime + later, proposer, sizeLimit);
        check(pending.get());
        // A leader packs what it has checked, and nothing that it would not vote for itself.
        List<LedgerRecord> good = pending.get().stream()
                .filter(checks::isKnown)
                .filter(record -> !isContradicted(record))
                .toList();
        ChainStep.Made made = steps.make(ground, turn, good, secrets);
        right.put(made.hash(), made);
        tellPacked(made.block());
        return made;
    }

    private void tellPacked(Block block) {
        if (RecordTrail.isKept()) {
            block.records()
                    .forEach(record -> RecordTrail.tell(
                            ChainHashes.record(chain.suite(), record),
                            chain.market().name().code(),
                            "packed in block {}, round {}",
                            block.header().height(),
                            block.header().round()));
        }
    }

    /** What executing a final block gives; it is executed now if it was not before. */
    ChainStep.Made made(Block block) {
        Hash hash = ChainHashes.block(chain.suite(), block.header());
        if (!right.containsKey(hash)) {
            execute(hash, block, Long.MAX_VALUE);
        }
        return Optional.ofNullable(right.get(hash))
                .orElseThrow(() -> new IllegalStateException("the certified block is wrong: " + wrong.get(hash)));
    }

    /** Rule 12, and of rule 13 what is the same for all nodes of this process. */
    Verdict verdict(Block block, long sizeLimit) {
        Hash hash = ChainHashes.block(chain.suite(), block.header());
        if (!right.containsKey(hash) && !wrong.containsKey(hash)) {
            execute(hash, block, sizeLimit);
        }
        String fault = wrong.get(hash);
        return fault != null ? new Verdict.Wrong(fault) : new Verdict.Right(isTimely(block));
    }

    private void execute(Hash hash, Block block, long sizeLimit) {
        boolean isTooLong = BlockCodec.encode(block).length() > sizeLimit;
        if (isTooLong) {
            wrong.put(hash, "the block is larger than rule 19 allows");
            return;
        }
        check(block.records());
        switch (steps.check(ground, block, secrets, checks)) {
            case ChainStep.Refused refused -> wrong.put(hash, refused.reason());
            case ChainStep.Right found ->
                right.put(hash, new ChainStep.Made(block, hash, found.executed(), 0, List.of()));
        }
    }

    /** Records that wait here were checked when they came, where that is trusted; all others are now. */
    private void check(List<LedgerRecord> records) {
        if (areRecordsTrusted) {
            checks.trust(pending.get());
        }
        checks.ahead(records, key -> steps.sender(ground.state(), key));
    }

    private boolean isTimely(Block block) {
        BlockHeader header = block.header();
        return Math.abs(header.time() - marketTime) <= window.getAsLong()
                && steps.mayRestOn(block.records())
                && block.records().stream().noneMatch(this::isContradicted);
    }

    /** Whether it says that a zone is absent whose anchor waits here. Source: Ledger, Two tiers. */
    private boolean isContradicted(LedgerRecord absent) {
        if (absent.kind() != RecordKind.ABSENT) {
            return false;
        }
        NodeRecord.Absent absence = NodeRecord.Absent.decode(absent.payload());
        return NodeState.zone(ground.state(), absence.zone())
                .map(zone -> pending.get().stream()
                        .filter(record -> record.kind() == RecordKind.ANCHOR)
                        .map(record -> ChainCodec.decodeAnchor(record.payload()).header())
                        .anyMatch(header -> header.chain().equals(zone.chain()) && header.time() >= absence.step()))
                .orElse(false);
    }
}

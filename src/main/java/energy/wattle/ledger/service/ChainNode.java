package energy.wattle.ledger.service;

import energy.wattle.ledger.AlteredChainException;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Ledger.Head;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.ChainTip;
import energy.wattle.ledger.core.FinalBlocks;
import energy.wattle.ledger.core.Ground;
import energy.wattle.ledger.core.MarketSteps;
import energy.wattle.ledger.core.OverlayState;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.SingleValidator;
import energy.wattle.ledger.store.PendingStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * This instance's copy of one chain: has a block decided when {@link SingleValidator} says so, and stores it with all
 * its effects in one transaction. For one thread at a time.
 */
final class ChainNode {

    private static final Logger log = LoggerFactory.getLogger(ChainNode.class);

    /** What a block can hold, and what waits behind it in the next one. */
    private static final int MOST_PENDING = 20_000;

    /** Market time, in milliseconds, that an anchor has to reach the main chain in. */
    static final long BEFORE_ABSENCE = 60_000;

    private final Chain chain;
    private final Deciding deciding;
    private final PendingStore pending;
    private final BlockWriter writer;
    private final TransactionOperations transactions;
    private final SingleValidator validator;
    private final Manifests manifests;
    private CachedState state;
    private ChainTip tip;
    private Ground ground;
    private SingleValidator.State progress;
    private int stuck;
    private volatile boolean isReady;
    private volatile boolean isStale;
    private volatile boolean isDoubtful;

    ChainNode(
            Chain chain,
            Deciding deciding,
            PendingStore pending,
            BlockWriter writer,
            TransactionOperations transactions,
            Manifests manifests) {
        this.chain = chain;
        this.manifests = manifests;
        this.deciding = deciding;
        this.pending = pending;
        this.writer = writer;
        this.transactions = transactions;
        validator = SingleValidator.of(chain.parameters());
        state = new CachedState(writer.state());
        tip = ChainTip.of(chain.suite(), chain.genesis());
        ground = Ground.of(tip, state);
        isReady = canReload();
        progress = SingleValidator.State.started(tip.time(), now());
    }

    /** Where the last block is not what was stored, the node waits until it is put right. */
    private boolean canReload() {
        try {
            reload();
            return true;
        } catch (MalformedException | AlteredChainException | NoSuchElementException e) {
            if (!isDoubtful) {
                log.error(
                        "{} does not go on: its last block cannot be read",
                        chain.market().name(),
                        e);
            }
            isDoubtful = true;
            return false;
        }
    }

    /** Whether it knows where its chain stands. */
    boolean isReady() {
        return isReady;
    }

    /** Whether something failed that may come of rows which are not what they were. */
    boolean isDoubtful() {
        return isDoubtful;
    }

    /** What is stored was found to be right. */
    void trust() {
        isDoubtful = false;
    }

    /** Another thread has put the database right. */
    void reloadSoon() {
        isStale = true;
    }

    Chain chain() {
        return chain;
    }

    /** The state after the last block. */
    StateView state() {
        return state;
    }

    Head head() {
        return new Head(tip.height(), Instant.ofEpochMilli(tip.time()), tip.hash());
    }

    /** Reads from the database where the chain stands: another replica may have made blocks. */
    void reload() {
        state = new CachedState(writer.state());
        tip = writer.tip();
        stuck = 0;
        ground = Ground.of(tip, state);
        deciding.restart(ground);
    }

    /**
     * Makes the blocks that are due at this instant of market time.
     *
     * @param pending number of records that wait, all told
     * @return whether there was any
     */
    boolean makeBlocks(Instant marketTime, int pending) {
        boolean made = false;
        if (isStale || !isReady) {
            isStale = false;
            isReady = canReload();
        }
        if (!isReady) {
            return false;
        }
        // Either may make a block due, the first one that does gets it; the time first, which the block carries.
        List<SingleValidator.Action> actions = new ArrayList<>(
                report(new SingleValidator.Tick(now(), Math.max(marketTime.toEpochMilli(), tip.time()))));
        actions.addAll(report(new SingleValidator.Pending(Math.max(0, pending - stuck))));
        if (actions.isEmpty() && isSilent(marketTime.toEpochMilli())) {
            actions.addAll(report(new SingleValidator.StepReady()));
        }
        while (!actions.isEmpty() || deciding.isCalled()) {
            long before = tip.height();
            actions = actions.isEmpty()
                    ? makeBlock(Math.max(marketTime.toEpochMilli(), tip.time()), deciding::hear)
                    : switch (actions.getFirst()) {
                        case SingleValidator.MakeBlock make -> makeBlock(make.time(), deciding::decide);
                    };
            made |= tip.height() > before;
            if (tip.height() == before && actions.isEmpty()) {
                return made; // the others are looked after meanwhile
            }
        }
        return made;
    }

    /** Waits for a decision on the height at hand, or only listens to others. */
    private interface Way {

        Optional<Deciding.Decided> decide(long time, Supplier<List<LedgerRecord>> pending);
    }

    private List<SingleValidator.Action> report(SingleValidator.Event event) {
        SingleValidator.Step step = validator.step(progress, event);
        progress = step.state();
        return step.actions();
    }

    private List<SingleValidator.Action> makeBlock(long time, Way way) {
        try {
            Waiting waiting = new Waiting();
            Optional<Deciding.Decided> decided = heed() ? way.decide(time, waiting) : Optional.empty();
            if (decided.isEmpty()) {
                return report(new SingleValidator.Failed());
            }
            transactions.executeWithoutResult(status -> store(decided.get()));
            accept(decided.get());
            int left = waiting.count()
                    - decided.get().made().block().records().size()
                    - decided.get().made().dropped().size();
            return report(new SingleValidator.Stored(now(), tip.time(), Math.max(0, left - stuck), isStepReady()));
        } catch (RuntimeException e) {
            // The transaction is gone, and with it whatever was read or computed in it.
            isDoubtful = true;
            isReady = canReload();
            report(new SingleValidator.Failed());
            throw e;
        }
    }

    /** Whether the chain may go on; by a recovery manifest, where one has come. Source: Ledger, rule 28. */
    private boolean heed() {
        List<Bytes> shown = pending.ofKind(chain.number(), RecordKind.RECOVERY.number()).stream()
                .map(record -> RecordCodec.decode(record).payload())
                .toList();
        Optional<Ground> next = manifests.heed(tip, state, shown);
        next.filter(other -> !other.isLike(ground)).ifPresent(other -> {
            ground = other;
            deciding.restart(ground);
        });
        return next.isPresent();
    }

    /** The records that wait, read when they are first asked for, and once per block. */
    private final class Waiting implements Supplier<List<LedgerRecord>> {

        private Optional<List<LedgerRecord>> read = Optional.empty();

        @Override
        public List<LedgerRecord> get() {
            if (read.isEmpty()) {
                read = Optional.of(pending.of(chain.number(), MOST_PENDING).stream()
                        .map(record -> RecordCodec.decode(record.content()))
                        .toList());
            }
            return read.get();
        }

        int count() {
            return read.map(List::size).orElse(0);
        }
    }

    /** Whether a sub-chain without a block since the last market step would soon be said to be absent from it. */
    private boolean isSilent(long marketTime) {
        long step = marketTime / MarketSteps.STEP * MarketSteps.STEP;
        return !chain.isMain()
                && tip.time() < step
                && marketTime >= step + chain.parameters().absenceMillis() - BEFORE_ABSENCE;
    }

    /** Stores the next block with all its effects. */
    private void store(Deciding.Decided decided) {
        ChainStep.Made made = decided.made();
        OverlayState after = OverlayState.of(state, made.executed().changes());
        FinalBlock block = FinalBlocks.of(chain.market(), made.block(), made.hash(), made.executed(), after);
        writer.write(made, decided.certificate(), tip, block);
        deciding.stored(decided);
    }

    /** The block is stored: the next one comes on top of it. */
    private void accept(Deciding.Decided decided) {
        ChainStep.Made made = decided.made();
        // What a record of this block has changed may be what others wait for; an empty one changes nothing for them.
        stuck = made.block().records().isEmpty() ? waitingStill(made) : 0;
        state.apply(made.executed().changes());
        tip = tip.after(chain.suite(), made.block().header());
        ground = Ground.of(tip, state);
        deciding.begin(ground);
    }

    /** Another process' leader has not told what it left out: then whatever waits here was of no use to it. */
    private int waitingStill(ChainStep.Made made) {
        return deciding.isAmongOthers() ? pending.count(chain.number()) : made.waiting();
    }

    private boolean isStepReady() {
        return chain.isMain() && MarketSteps.isOneReady(state, chain.genesis());
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}

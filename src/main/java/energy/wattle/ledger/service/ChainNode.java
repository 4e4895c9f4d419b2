package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Ledger.Head;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.ChainTip;
import energy.wattle.ledger.core.EpochSecrets;
import energy.wattle.ledger.core.FinalBlocks;
import energy.wattle.ledger.core.MarketSteps;
import energy.wattle.ledger.core.OverlayState;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.SingleValidator;
import energy.wattle.ledger.store.PendingStore;
import energy.wattle.ledger.store.PendingStore.PendingRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionOperations;

/**
 * This instance's validator of one chain, the only one of it: makes a block when {@link SingleValidator} says so, and
 * stores it with all its effects in one transaction. For one thread at a time.
 */
final class ChainNode {

    /** What a block can hold, and what waits behind it in the next one. */
    private static final int MOST_PENDING = 20_000;

    /** Market time, in milliseconds, that an anchor has to reach the main chain in. */
    static final long BEFORE_ABSENCE = 60_000;

    private final Chain chain;
    private final ChainStep steps;
    private final DerivedKeystore keystore;
    private final PendingStore pending;
    private final BlockWriter writer;
    private final TransactionOperations transactions;
    private final SingleValidator validator;
    private final EpochSecrets secrets;
    private CachedState state;
    private ChainTip tip;
    private SingleValidator.State progress;
    private int stuck;

    ChainNode(
            Chain chain,
            ChainStep steps,
            DerivedKeystore keystore,
            PendingStore pending,
            BlockWriter writer,
            TransactionOperations transactions) {
        this.chain = chain;
        this.steps = steps;
        this.keystore = keystore;
        this.pending = pending;
        this.writer = writer;
        this.transactions = transactions;
        validator = SingleValidator.of(chain.parameters());
        secrets = epoch -> Optional.of(keystore.epochKey(chain.id(), epoch));
        state = new CachedState(writer.state());
        tip = writer.tip();
        progress = SingleValidator.State.started(tip.time(), now());
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
    }

    /**
     * Makes the blocks that are due at this instant of market time.
     *
     * @param pending number of records that wait, all told
     * @return whether there was any
     */
    boolean makeBlocks(Instant marketTime, int pending) {
        boolean made = false;
        // Either may make a block due, the first one that does gets it; the time first, which the block carries.
        List<SingleValidator.Action> actions = new ArrayList<>(
                report(new SingleValidator.Tick(now(), Math.max(marketTime.toEpochMilli(), tip.time()))));
        actions.addAll(report(new SingleValidator.Pending(Math.max(0, pending - stuck))));
        if (actions.isEmpty() && isSilent(marketTime.toEpochMilli())) {
            actions.addAll(report(new SingleValidator.StepReady()));
        }
        while (!actions.isEmpty()) {
            SingleValidator.Action action = actions.getFirst();
            actions = switch (action) {
                case SingleValidator.MakeBlock make -> makeBlock(make.time());
            };
            made = true;
        }
        return made;
    }

    private List<SingleValidator.Action> report(SingleValidator.Event event) {
        SingleValidator.Step step = validator.step(progress, event);
        progress = step.state();
        return step.actions();
    }

    private List<SingleValidator.Action> makeBlock(long time) {
        try {
            int left = transactions.execute(status -> store(time));
            return report(new SingleValidator.Stored(now(), tip.time(), Math.max(0, left - stuck), isStepReady()));
        } catch (RuntimeException e) {
            // The transaction is gone, and with it whatever was read or computed in it.
            reload();
            report(new SingleValidator.Failed());
            throw e;
        }
    }

    /** Whether a sub-chain without a block since the last market step would soon be said to be absent from it. */
    private boolean isSilent(long marketTime) {
        long step = marketTime / MarketSteps.STEP * MarketSteps.STEP;
        return !chain.isMain()
                && tip.time() < step
                && marketTime >= step + chain.parameters().absenceMillis() - BEFORE_ABSENCE;
    }

    /** Stores the next block; the number of records that it has left. */
    private int store(long time) {
        List<PendingRecord> waiting = pending.of(chain.number(), MOST_PENDING);
        List<LedgerRecord> records = waiting.stream()
                .map(record -> RecordCodec.decode(record.content()))
                .toList();
        ChainStep.Made made = steps.make(tip, state, time, keystore.keyId(chain.validator()), records, secrets);
        Bytes secret = keystore.signingSecret(chain.validator());
        Certificate certificate =
                ChainStep.certificate(chain.suite(), made.block().header(), secret);
        OverlayState after = new OverlayState(state);
        after.apply(made.executed().changes());
        FinalBlock block = FinalBlocks.of(chain.market(), made.block(), made.hash(), made.executed(), after);
        writer.write(made, certificate, tip, block);
        // What a record of this block has changed may be what others wait for; an empty one changes nothing for them.
        stuck = made.block().records().isEmpty() ? made.waiting() : 0;
        state.apply(made.executed().changes());
        tip = tip.after(chain.suite(), made.block().header());
        return waiting.size() - made.block().records().size() - made.dropped().size();
    }

    private boolean isStepReady() {
        return chain.isMain() && MarketSteps.isOneReady(state, chain.genesis());
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}

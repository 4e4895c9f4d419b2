package energy.wattle.trading.service;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.LostRecords;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordFate;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.core.DeclarationCheck;
import energy.wattle.trading.core.ZoneSessions;
import energy.wattle.trading.service.DeclarationDispatch.Counter;
import energy.wattle.trading.service.DeclarationDispatch.Outgoing;
import energy.wattle.trading.store.SubmissionStore.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends anew what was declared here and will never be in a block as it was sent: its record has expired on the way, as
 * when the instance was without a link for so long, or a later record of the key was faster. After the gate nothing is
 * sent anew. At its start it looks for what was lost while nobody looked.
 */
@Component
@NeedsCapability(Capability.DECLARATION)
class DeclarationRenewal implements LostRecords, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeclarationRenewal.class);

    private final Ledger ledger;
    private final MarketClock clock;
    private final DeclarationDispatch dispatch;
    private final TransactionOperations transactions;
    private ExecutorService worker = worker();
    private volatile boolean isRunning;

    DeclarationRenewal(
            Ledger ledger, MarketClock clock, DeclarationDispatch dispatch, TransactionOperations transactions) {
        this.ledger = ledger;
        this.clock = clock;
        this.dispatch = dispatch;
        this.transactions = transactions;
    }

    @Override
    public synchronized void start() {
        worker = worker();
        isRunning = true;
        worker.execute(this::sweep);
    }

    @Override
    public synchronized void stop() {
        isRunning = false;
        worker.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public synchronized void lost(Hash record) {
        if (isRunning) {
            worker.execute(
                    () -> renew(() -> dispatch.store().find(record).stream().toList()));
        }
    }

    private void sweep() {
        renew(() -> dispatch.store().latestBefore(clock.instant()).stream()
                .filter(sent -> ledger.fate(sent.record()) instanceof RecordFate.Expired)
                .toList());
    }

    private interface Found {

        List<Sent> find();
    }

    private void renew(Found found) {
        try {
            transactions.executeWithoutResult(status -> found.find().forEach(this::renew));
        } catch (RuntimeException e) {
            log.error("What was lost on the way is not sent anew before the next start", e);
        }
    }

    private void renew(Sent lost) {
        boolean isLatest = dispatch.store().of(lost.participant(), lost.session()).stream()
                .limit(1)
                .anyMatch(lost::equals);
        Instant now = clock.instant();
        if (isLatest && dispatch.elsewhere(lost.participant()).isEmpty()) {
            counter(lost, now)
                    .flatMap(counter -> openSession(counter, lost)
                            .map(status -> dispatch.send(
                                    counter,
                                    List.of(new Outgoing(lost.participant(), status.session(), lost.content())))))
                    .ifPresent(sent -> log.info(
                            "A declaration for {} got into no block as record {}: sent anew as {}",
                            lost.session().name(),
                            lost.record(),
                            sent.getFirst()));
        }
    }

    private Optional<Counter> counter(Sent lost, Instant now) {
        return ledger.zone(new NodeId(lost.session().zone().code()))
                .flatMap(chain ->
                        ZoneSessions.of(ledger.state(chain.id())).map(sessions -> new Counter(chain, sessions, now)));
    }

    private Optional<SessionStatus> openSession(Counter counter, Sent lost) {
        return counter.sessions()
                .find(lost.session())
                .filter(status ->
                        DeclarationCheck.gateFault(status, counter.now()).isEmpty())
                .filter(status -> dispatch.canSeal(counter, lost.session()));
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("declaration-renewal").factory());
    }
}

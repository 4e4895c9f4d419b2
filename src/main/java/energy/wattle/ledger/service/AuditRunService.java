package energy.wattle.ledger.service;

import energy.wattle.ledger.Audit;
import energy.wattle.ledger.AuditRuns;
import energy.wattle.ledger.store.AuditRunStore;
import energy.wattle.ledger.store.AuditRunStore.StoredRun;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs audits in a thread of their own. Which one runs stands in the database, so that replicas know of each other. */
@PreAuthorize("hasRole('ADMINISTRATOR')")
class AuditRunService implements AuditRuns {

    private static final Logger log = LoggerFactory.getLogger(AuditRunService.class);

    /** The longest that one chain may take. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Audit audit;
    private final AuditRunStore store;
    private final InstantSource clock;
    private final TransactionTemplate apart;

    AuditRunService(Audit audit, AuditRunStore store, InstantSource clock, PlatformTransactionManager transactions) {
        this.audit = audit;
        this.store = store;
        this.clock = clock;
        apart = new TransactionTemplate(transactions);
        // What has been done is told while the audit's own transaction, which only reads, goes on.
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public boolean start() {
        Optional<Long> started = Objects.requireNonNull(apart.execute(status -> {
            store.lock();
            boolean runs =
                    store.latest().filter(run -> state(run) instanceof Running).isPresent();
            return runs ? Optional.<Long>empty() : Optional.of(store.start(clock.instant()));
        }));
        started.ifPresent(
                run -> Thread.ofPlatform().daemon().name("audit-" + run).start(() -> perform(run)));
        return started.isPresent();
    }

    @Override
    public Optional<Run> latest() {
        return store.latest().map(run -> new Run(run.startedAt(), state(run)));
    }

    private void perform(long run) {
        try {
            Audit.Report report = audit.run(
                    (done, of) -> apart.executeWithoutResult(status -> store.touch(run, clock.instant(), done, of)));
            apart.executeWithoutResult(status -> store.finish(run, clock.instant(), report));
        } catch (RuntimeException e) {
            log.error("Audit {} ended before it was through", run, e);
            apart.executeWithoutResult(status -> store.fail(run));
        }
    }

    private State state(StoredRun run) {
        if (run.finishedAt().isPresent()) {
            return new Done(run.finishedAt().get(), run.report());
        }
        boolean isLost = run.failed() || run.touchedAt().plus(PATIENCE).isBefore(clock.instant());
        return isLost ? new Interrupted() : new Running(run.chainsDone(), run.chains());
    }
}

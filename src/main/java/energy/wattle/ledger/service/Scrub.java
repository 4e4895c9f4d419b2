package energy.wattle.ledger.service;

import energy.wattle.ledger.service.LedgerConfiguration.Executions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for rows of the chains that are not what was decided: at the start in the newest blocks, before the instance
 * takes part, then from time to time in all of them, and at once where a node finds that its chain does not go on. What
 * it finds it has put right. Source: decision 0086.
 */
final class Scrub implements SmartLifecycle, Runnable {

    private static final Logger log = LoggerFactory.getLogger(Scrub.class);

    /** How often it looks whether anything is due. */
    private static final long LOOK = 1_000;

    /** Before what could not be put right is tried again, and before a doubt is looked into again. */
    private static final long AGAIN = TimeUnit.SECONDS.toNanos(30);

    /** Finding and putting right, until nothing is found. */
    private static final int ATTEMPTS = 3;

    private final Subjects subjects;
    private final ChainRepairs repairs;
    private final ScrubSettings settings;
    private final ScrubBook book;
    private final Map<Chain, KnownSignatures> known = new HashMap<>();
    private volatile boolean isRunning;
    private Thread thread = new Thread(this, "scrub");
    private long triedAt;

    /**
     * What is looked at.
     *
     * @param reading transactions that see one moment of the database
     */
    record Subjects(
            Chains chains,
            NodeStores stores,
            Executions executions,
            ChainNodes nodes,
            TransactionTemplate reading,
            InstantSource system,
            boolean isAutomatic) {

        Subjects {
            reading.setReadOnly(true);
            reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        }
    }

    Scrub(Subjects subjects, ChainRepairs repairs, ScrubSettings settings, ScrubBook book) {
        this.subjects = subjects;
        this.repairs = repairs;
        this.settings = settings;
        this.book = book;
    }

    @Override
    public boolean isAutoStartup() {
        return subjects.isAutomatic();
    }

    /** Before the market loop, which comes last. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public void start() {
        subjects.chains().all().forEach(this::checkNewest);
        isRunning = true;
        thread = Thread.ofPlatform().name("scrub").daemon().start(this);
    }

    @Override
    public void stop() {
        isRunning = false;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public void run() {
        long due = System.nanoTime() + settings.firstAfter().toNanos();
        triedAt = System.nanoTime() - AGAIN;
        while (isRunning) {
            try {
                Thread.sleep(Math.min(LOOK, settings.every().toMillis()));
                boolean isDue = System.nanoTime() - due >= 0;
                for (Chain chain : isDue ? subjects.chains().all() : doubtful()) {
                    scrub(chain);
                }
                if (isDue) {
                    book.completed(subjects.system().instant());
                    due = System.nanoTime() + settings.every().toNanos();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("The chains could not be checked; it is tried again", e);
            }
        }
    }

    /** Chains with something that is not right yet, and those whose node doubts. */
    private List<Chain> doubtful() {
        if (System.nanoTime() - triedAt < AGAIN) {
            return List.of();
        }
        List<Chain> all = new ArrayList<>(book.open().keySet());
        subjects.nodes().all().stream()
                .filter(ChainNode::isDoubtful)
                .map(ChainNode::chain)
                .filter(chain -> !all.contains(chain))
                .forEach(all::add);
        if (!all.isEmpty()) {
            triedAt = System.nanoTime();
        }
        return all;
    }

    private void checkNewest(Chain chain) {
        List<AuditFinding> findings = subjects.reading().execute(status -> {
            ChainAudit audit = ChainAudit.newest(chain, subjects.stores(), subjects.executions(), settings.newest());
            return audit.run().findings();
        });
        tell(chain, findings == null ? List.of() : findings);
    }

    /** Checks one chain, and has put right what is wrong. */
    void scrub(Chain chain) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<AuditFinding> findings = check(chain);
            tell(chain, findings);
            if (findings.isEmpty()) {
                subjects.nodes().of(chain.id()).trust();
                return;
            }
            int done = repairs.repair(chain, findings);
            book.repaired(done);
            subjects.nodes().of(chain.id()).reloadSoon();
            if (done == 0) {
                return;
            }
        }
    }

    private List<AuditFinding> check(Chain chain) throws InterruptedException {
        ChainAudit audit = new ChainAudit(
                chain,
                subjects.stores(),
                subjects.executions(),
                known.computeIfAbsent(chain, any -> new KnownSignatures.Certified(chain.suite())));
        boolean more = true;
        while (more) {
            long began = System.nanoTime();
            more = Boolean.TRUE.equals(subjects.reading().execute(status -> audit.step()));
            TimeUnit.NANOSECONDS.sleep(settings.rest(System.nanoTime() - began));
        }
        List<AuditFinding> findings = subjects.reading().execute(status -> {
            ChainAudit.Outcome outcome = audit.run(); // what has come meanwhile
            KeptAudit kept = new KeptAudit(subjects.stores());
            List<AuditFinding> all = new ArrayList<>(outcome.findings());
            all.addAll(kept.strays(chain));
            all.addAll(kept.state(chain, outcome.state()));
            book.checked(outcome.blocks());
            return all;
        });
        return findings == null ? List.of() : findings;
    }

    private void tell(Chain chain, List<AuditFinding> findings) {
        List<AuditFinding> before = book.open().getOrDefault(chain, List.of());
        book.found(chain, findings);
        findings.stream()
                .filter(finding -> !before.contains(finding))
                .limit(ScrubAlarms.MOST)
                .forEach(finding -> log.error("The database is not as it was stored: {}", finding));
    }
}

package energy.wattle.laboratory.service;

import energy.wattle.laboratory.Experiment;
import energy.wattle.laboratory.FigureResult;
import energy.wattle.laboratory.Laboratory;
import energy.wattle.laboratory.StartOutcome;
import energy.wattle.laboratory.core.figure.Figure;
import energy.wattle.laboratory.store.ExperimentStore;
import energy.wattle.laboratory.store.ExperimentStore.Stored;
import energy.wattle.laboratory.wire.SmallSweep;
import energy.wattle.membership.Role;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.shell.Reader;
import energy.wattle.shell.Readers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs one sweep at a time, in a thread that lets everything else go first. Which one runs, and whether somebody wants
 * it to end, stands in the database, so that replicas know of each other.
 */
@Service
@NeedsCapability(Capability.LABORATORY)
class LaboratoryService implements Laboratory {

    private static final Logger log = LoggerFactory.getLogger(LaboratoryService.class);
    /** The longest that one run may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final int SHOWN = 20;
    /** How often somebody's wish to end it is looked for. */
    private static final Duration LOOKS = Duration.ofSeconds(1);

    private final ExperimentStore store;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Readers readers;

    LaboratoryService(ExperimentStore store, TransactionTemplate transaction, InstantSource clock, Readers readers) {
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
        this.readers = readers;
    }

    @Override
    public List<String> figures() {
        reader();
        return Figure.all().stream().map(Figure::name).toList();
    }

    @Override
    public List<Experiment> experiments() {
        reader();
        return store.latest(SHOWN).stream().map(this::experiment).toList();
    }

    @Override
    public Optional<Experiment> experiment(long id) {
        reader();
        return store.of(id).map(this::experiment);
    }

    @Override
    public List<FigureResult> results(long id) {
        reader();
        return store.results(id);
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // a hint: nothing depends on it
    public StartOutcome start(List<String> figures, long seed) {
        String by = reader().accountName();
        List<String> known = figures();
        if (figures.isEmpty() || !known.containsAll(figures)) {
            throw new IllegalArgumentException("there are no such figures: " + figures);
        }
        StartOutcome outcome = Objects.requireNonNull(transaction.execute(status -> {
            store.lock();
            Optional<Experiment> running = store.latest(SHOWN).stream()
                    .map(this::experiment)
                    .filter(each -> each.state() instanceof Experiment.Running)
                    .findFirst();
            return running.<StartOutcome>map(each -> new StartOutcome.Busy(each.id()))
                    .orElseGet(() -> new StartOutcome.Started(store.start(figures, seed, by, clock.instant())));
        }));
        if (outcome instanceof StartOutcome.Started(long id)) {
            Thread thread =
                    Thread.ofPlatform().daemon().name("laboratory-" + id).unstarted(() -> run(id, figures, seed));
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
        return outcome;
    }

    @Override
    public void cancel(long id) {
        reader();
        store.cancel(id, clock.instant());
    }

    private void run(long id, List<String> figures, long seed) {
        Cancellation cancellation = new Cancellation(id);
        try {
            List<FigureResult> results = SmallSweep.run(
                    figures,
                    seed,
                    (done, all, weight) -> store.touch(id, clock.instant(), done, all),
                    cancellation::isWanted);
            transaction.executeWithoutResult(status -> store.finish(id, clock.instant(), results));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            store.fail(id);
        } catch (RuntimeException e) {
            log.error("Experiment {} ended before it was through", id, e);
            store.fail(id);
        }
    }

    private Experiment experiment(Stored stored) {
        return new Experiment(
                stored.id(), stored.figures(), stored.seed(), stored.startedBy(), stored.startedAt(), state(stored));
    }

    private Experiment.State state(Stored stored) {
        if (stored.finishedAt().isPresent()) {
            return stored.cancelledAt().isPresent()
                    ? new Experiment.Cancelled(stored.cancelledAt().get())
                    : new Experiment.Finished(stored.finishedAt().get());
        }
        boolean isLost = stored.failed() || stored.touchedAt().plus(PATIENCE).isBefore(clock.instant());
        return isLost
                ? new Experiment.Interrupted()
                : new Experiment.Running(
                        stored.done(), stored.runs(), stored.cancelledAt().isPresent());
    }

    private Reader reader() {
        Reader reader = readers.current();
        if (Stream.of(Role.ADMINISTRATOR, Role.REGULATOR, Role.RESEARCHER).noneMatch(reader::is)) {
            throw new AccessDeniedException("only administrators, regulators and researchers experiment");
        }
        return reader;
    }

    /** Looks for the wish to end a sweep now and then, since a run asks often. */
    private final class Cancellation {

        private final long id;
        private long nextLook = System.nanoTime();
        private boolean isWanted;

        Cancellation(long id) {
            this.id = id;
        }

        synchronized boolean isWanted() {
            if (!isWanted && System.nanoTime() - nextLook >= 0) {
                nextLook = System.nanoTime() + LOOKS.toNanos();
                isWanted = store.of(id)
                        .map(stored -> stored.cancelledAt().isPresent())
                        .orElse(true);
            }
            return isWanted;
        }
    }
}

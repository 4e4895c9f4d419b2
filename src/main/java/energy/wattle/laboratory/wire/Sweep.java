package energy.wattle.laboratory.wire;

import energy.wattle.laboratory.core.figure.Figure;
import energy.wattle.laboratory.core.figure.Results;
import energy.wattle.laboratory.core.figure.Row;
import energy.wattle.laboratory.core.network.Costs;
import energy.wattle.laboratory.core.trial.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** Runs the tasks of figures on several threads, and puts their results into the tasks' order. */
public final class Sweep {

    private final List<Task> tasks;
    private final Costs costs;
    private final Journal journal;
    private final int threads;

    Sweep(List<Task> tasks, Costs costs, Journal journal, int threads) {
        this.tasks = tasks;
        this.costs = costs;
        this.journal = journal;
        this.threads = threads;
    }

    /** Is told after each run. */
    @FunctionalInterface
    public interface Progress {

        /**
         * @param done runs, of {@code all}
         * @param doneWeight of all runs' work, per mille
         */
        void told(int done, int all, int doneWeight);
    }

    private record Done(String key, Task task, List<Measured> results) {}

    /** Work that is not in the journal yet. */
    long weightLeft() {
        return waiting().stream().mapToLong(Task::weight).sum();
    }

    /**
     * All results, in the tasks' order: a function of tasks and costs.
     *
     * @param isCancelled asked now and then; the figures then lack what was not run
     */
    Map<Figure, Results> run(Progress progress, BooleanSupplier isCancelled) throws InterruptedException {
        List<Task> waiting = waiting();
        long all = Math.max(1, weightLeft());
        long done = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            CompletionService<Done> finished = new ExecutorCompletionService<>(workers);
            int next = 0;
            int running = 0;
            int count = 0;
            while (running > 0 || (next < waiting.size() && !isCancelled.getAsBoolean())) {
                while (running < threads && next < waiting.size() && !isCancelled.getAsBoolean()) {
                    Task task = waiting.get(next++);
                    running++;
                    finished.submit(() -> new Done(task.key(costs), task, task.run(costs, isCancelled)));
                }
                Done one = finished.take().get();
                running--;
                if (!isCancelled.getAsBoolean()) {
                    journal.add(one.key(), one.results());
                }
                done += one.task().weight();
                progress.told(++count, waiting.size(), (int) (done * 1000 / all));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run failed", e.getCause());
        }
        return gathered();
    }

    /** The longest first, so that no thread is left alone with one at the end; each once, whoever shares it. */
    private List<Task> waiting() {
        Set<String> keys = new LinkedHashSet<>();
        List<Task> waiting = new ArrayList<>();
        for (Task task : tasks) {
            String key = task.key(costs);
            if (journal.of(key).isEmpty() && keys.add(key)) {
                waiting.add(task);
            }
        }
        waiting.sort(Comparator.comparingLong(Task::weight).reversed());
        return waiting;
    }

    private Map<Figure, Results> gathered() {
        Map<Figure, List<Row>> rows = new LinkedHashMap<>();
        for (Task task : tasks) {
            List<Row> own = rows.computeIfAbsent(task.figure(), any -> new ArrayList<>());
            journal.of(task.key(costs)).ifPresent(results -> own.addAll(task.rows(results)));
        }
        Map<Figure, Results> results = new LinkedHashMap<>();
        rows.forEach((figure, all) -> results.put(figure, new Results(figure, all)));
        return results;
    }
}

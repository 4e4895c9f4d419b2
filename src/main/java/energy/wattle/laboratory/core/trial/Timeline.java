package energy.wattle.laboratory.core.trial;

import energy.wattle.laboratory.core.chain.Progress;
import energy.wattle.laboratory.core.network.Clockwork;
import java.util.ArrayList;
import java.util.List;

/** What has become final when on the sub-chains, and which rounds the main chain has anchored. */
final class Timeline {

    private final Setting setting;
    private final Clockwork clock;
    private final List<Integer> checkpoints;
    private final List<List<Reached>> byChain = new ArrayList<>();
    private final List<Measured> results = new ArrayList<>();
    private long anchored;

    Timeline(Setting setting, Clockwork clock, List<Integer> checkpoints) {
        this.setting = setting;
        this.clock = clock;
        this.checkpoints = List.copyOf(checkpoints);
        for (int i = 0; i < setting.subChains(); i++) {
            byChain.add(new ArrayList<>());
        }
    }

    /**
     * A round of a sub-chain.
     *
     * @param time µs at which it was final
     * @param height of its block
     * @param transactions final up to it, on all sub-chains
     */
    record Reached(int subChain, long time, long height, long transactions) {}

    /** How a result is made of what was reached last. */
    interface Measuring {

        Measured at(int round, boolean isComplete, Reached slowest);
    }

    /** Whether the block has more in it than those before. */
    boolean decided(int subChain, Progress progress, long height) {
        List<Reached> rounds = byChain.get(subChain);
        if (progress.rounds() <= rounds.size()) {
            return false;
        }
        long transactions =
                setting.transactions() > 0 ? progress.transactions() : progress.rounds() * Setting.RECORDS_PER_ROUND;
        while (rounds.size() < progress.rounds()) {
            rounds.add(new Reached(subChain, clock.now(), height, transactions));
        }
        return true;
    }

    void anchored(long rounds, Measuring measuring) {
        anchored = Math.max(anchored, rounds);
        while (!isOver() && hasReached()) {
            results.add(measuring.at(checkpoint(), true, slowest(checkpoint())));
        }
    }

    boolean isOver() {
        return results.size() == checkpoints.size();
    }

    /** All results; where the run's time was over, those that are missing as they stand. */
    List<Measured> measured(Measuring measuring) {
        while (!isOver()) {
            results.add(measuring.at(checkpoint(), false, slowest(checkpoint())));
        }
        return List.copyOf(results);
    }

    private int checkpoint() {
        return checkpoints.get(results.size());
    }

    private boolean hasReached() {
        if (setting.transactions() == 0) {
            return anchored >= checkpoint();
        }
        long all = (long) setting.nodes() * setting.transactions();
        return byChain.stream()
                .allMatch(rounds -> !rounds.isEmpty()
                        && rounds.getLast().transactions() == all
                        && anchored >= firstWith(rounds, all));
    }

    private static long firstWith(List<Reached> rounds, long transactions) {
        for (int i = 0; i < rounds.size(); i++) {
            if (rounds.get(i).transactions() >= transactions) {
                return i + 1L;
            }
        }
        return Long.MAX_VALUE;
    }

    /** The sub-chain that was there last, with the transactions of all. */
    private Reached slowest(int round) {
        Reached slowest = new Reached(0, 0, 0, 0);
        long transactions = 0;
        for (List<Reached> rounds : byChain) {
            if (!rounds.isEmpty()) {
                int last = round == 0 ? rounds.size() : Math.min(round, rounds.size());
                Reached reached = rounds.get(last - 1);
                transactions += reached.transactions();
                if (reached.time() >= slowest.time()) {
                    slowest = reached;
                }
            }
        }
        return new Reached(slowest.subChain(), slowest.time(), slowest.height(), transactions);
    }
}

package energy.wattle.laboratory.wire;

import energy.wattle.laboratory.core.figure.Figure;
import energy.wattle.laboratory.core.figure.Point;
import energy.wattle.laboratory.core.figure.Row;
import energy.wattle.laboratory.core.figure.Sweeps;
import energy.wattle.laboratory.core.network.Costs;
import energy.wattle.laboratory.core.trial.Measured;
import energy.wattle.laboratory.core.trial.Setting;
import energy.wattle.laboratory.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One run of one point of a figure. */
record Task(Figure figure, Point point, Setting setting) {

    /** Of what is simulated; a journal of another one is of no use. */
    private static final int VERSION = 3;
    /** Of one node's votes at another in one block, ns; and so much more for each node of the chain. */
    private static final long IMPROVED_PAIR = 1_900;

    private static final long PAIR_GROWTH = 2;
    /** Beside its votes, µs. */
    private static final long IMPROVED_NODE = 15;
    /** One phase and half of the votes, of what two take. */
    private static final long PAPER_PER_CENT = 50;
    /** A slot at a node, µs. */
    private static final long TRADITIONAL_NODE = 18;

    /** All runs of these figures, in the order in which their results are told. */
    static List<Task> of(List<Figure> figures, Sweeps sweeps, long seed) {
        List<Task> tasks = new ArrayList<>();
        for (Figure figure : figures) {
            for (Point point : sweeps.of(figure)) {
                for (int i = 0; i < point.seeds(); i++) {
                    tasks.add(new Task(figure, point, point.setting().withSeed(seed + i)));
                }
            }
        }
        return tasks;
    }

    /** What its results are a function of; figures may share runs. */
    String key(Costs costs) {
        return "%d %s %s %s".formatted(VERSION, setting.canonical(), point.checkpoints(), costs);
    }

    List<Measured> run(Costs costs, BooleanSupplier isCancelled) {
        return Trial.run(setting, costs, point.checkpoints(), isCancelled);
    }

    List<Row> rows(List<Measured> results) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            rows.add(new Row(figure, point.xs().get(i), setting, results.get(i)));
        }
        return rows;
    }

    /**
     * What it takes one core of a small machine, µs: fitted to measured runs of 50 to 1,000 nodes. Each node hears each
     * vote, and the more nodes there are, the less of what they know is in the processor's cache.
     */
    long weight() {
        long nodes = setting.nodes();
        long blocks = setting.rounds() > 0 ? setting.rounds() : 1 + nodes * setting.transactions() / 800;
        long votes = nodes * nodes * (IMPROVED_PAIR + PAIR_GROWTH * nodes) / 1000 + IMPROVED_NODE * nodes;
        long each = switch (setting.algorithm()) {
            case IMPROVED -> blocks * votes;
            case PAPER -> blocks * votes * PAPER_PER_CENT / 100;
            // A block waits for two thirds of the delegates, a tenth of the nodes, to build on it.
            case TRADITIONAL -> (blocks + nodes / 15) * nodes * (TRADITIONAL_NODE + nodes / 16);
        };
        return setting.subChains() * each;
    }
}

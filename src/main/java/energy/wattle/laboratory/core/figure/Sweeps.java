package energy.wattle.laboratory.core.figure;

import energy.wattle.laboratory.core.traditional.Stakes;
import energy.wattle.laboratory.core.trial.Algorithm;
import energy.wattle.laboratory.core.trial.Setting;
import energy.wattle.laboratory.core.trial.Setting.Trouble;
import java.util.ArrayList;
import java.util.List;

/** What is run for each figure. Source: Experiments, the table of figures and what goes beyond the paper. */
public final class Sweeps {

    private static final List<Algorithm> BOTH = List.of(Algorithm.IMPROVED, Algorithm.TRADITIONAL);
    private static final List<Algorithm> ALL = List.of(Algorithm.IMPROVED, Algorithm.TRADITIONAL, Algorithm.PAPER);
    private static final long LONG_TIMEOUT = 4_000_000;
    private static final long SLOT = 500_000;

    private final Sizes sizes;

    public Sweeps(Sizes sizes) {
        this.sizes = sizes;
    }

    /** All points of a figure, series by series. */
    public List<Point> of(Figure figure) {
        List<Point> points = new ArrayList<>();
        for (Algorithm algorithm : figure.isOfPaper() && figure.measure() == Measure.TIME ? ALL : BOTH) {
            points.addAll(of(figure, algorithm));
        }
        return points;
    }

    private List<Point> of(Figure figure, Algorithm algorithm) {
        Setting usual = Setting.of(algorithm, sizes.nodes(50), sizes.rounds(figure.isOfPaper() ? 200 : 100), 0);
        return switch (figure) {
            case FIVE -> List.of(rounds(algorithm));
            case SIX -> nodes(algorithm, List.of(50, 100, 150));
            case BYTES -> nodes(algorithm, List.of(50, 100, 150));
            case SEVEN -> malicious(usual, List.of(0, 10, 15));
            case MALICIOUS -> malicious(usual, List.of(20, 25, 30, 33));
            case EIGHT_A ->
                List.of(50, 60, 70, 80, 90, 100, 110, 120).stream()
                        .map(nodes -> point(
                                sizes.nodes(nodes),
                                Setting.of(algorithm, sizes.nodes(nodes), 1, 0).withTransactions(transactions(200))))
                        .toList();
            case EIGHT_B -> transactions(usual.withMalicious(10));
            case EIGHT_C -> transactions(usual.withMalicious(15));
            case LARGE -> large(algorithm);
            case IDLE ->
                List.of(0, 25, 50, 75).stream()
                        .map(idle -> point(idle, usual.withMalicious(10).withIdle(idle)))
                        .toList();
            case PARTITION -> troubles(usual, Trouble.PARTITION);
            case SLOW_REGION -> troubles(usual, Trouble.SLOW_REGION);
            case STAKE ->
                List.of(Stakes.values()).stream()
                        .map(stakes ->
                                point(stakes.name(), usual.withMalicious(10).with(stakes)))
                        .toList();
            case RECOVERY ->
                List.of(Trouble.TURNS_WRONG, Trouble.TURNS_TWO_FACED, Trouble.TURNS_SILENT).stream()
                        .map(trouble -> point(trouble.name(), longer(usual).with(trouble)))
                        .toList();
            case SLOT ->
                List.of(100, 150, 200, 300, 500, 1_000, 3_000).stream()
                        .map(millis ->
                                point(millis, usual.withTimes(usual.firstTimeout(), millis * 1_000L, usual.epoch())))
                        .toList();
            case ELECTION ->
                List.of(20, 50, 100, 200).stream()
                        .map(epoch ->
                                point(epoch, usual.withMalicious(10).withTimes(usual.firstTimeout(), SLOT, epoch)))
                        .toList();
        };
    }

    private Point rounds(Algorithm algorithm) {
        List<Integer> rounds =
                List.of(100, 200, 300, 350).stream().map(sizes::rounds).toList();
        Setting setting = Setting.of(algorithm, sizes.nodes(50), rounds.getLast(), 0);
        return new Point(rounds.stream().map(String::valueOf).toList(), rounds, setting, sizes.seeds());
    }

    /** The largest of the paper's own series is run with fewer seeds: it only shows what half of the votes save. */
    private List<Point> nodes(Algorithm algorithm, List<Integer> paper) {
        return paper.stream()
                .map(nodes -> Point.of(
                        String.valueOf(sizes.nodes(nodes)),
                        Setting.of(algorithm, sizes.nodes(nodes), sizes.rounds(200), 0),
                        algorithm == Algorithm.PAPER && nodes > 50 ? sizes.fewSeeds() : sizes.seeds()))
                .toList();
    }

    private List<Point> malicious(Setting usual, List<Integer> shares) {
        return shares.stream()
                .map(share -> point(share, usual.withMalicious(share)))
                .toList();
    }

    private List<Point> transactions(Setting usual) {
        return List.of(200, 300, 400).stream()
                .map(number -> point(transactions(number), usual.withTransactions(transactions(number))))
                .toList();
    }

    /** One sub-chain: they do not influence each other. */
    private List<Point> large(Algorithm algorithm) {
        return List.of(500, 1_000).stream()
                .map(nodes -> {
                    int number = sizes.isFull() ? nodes : nodes / 10;
                    Setting setting = Setting.of(algorithm, number, sizes.isFull() ? 20 : 5, 0)
                            .withSubChains(1)
                            .withTimes(LONG_TIMEOUT, SLOT, 50);
                    return Point.of(String.valueOf(number), setting, sizes.fewSeeds());
                })
                .toList();
    }

    /** Long enough for the change after ten seconds, whatever the sizes. */
    private Setting longer(Setting usual) {
        return Setting.of(usual.algorithm(), usual.nodes(), Math.max(120, usual.rounds()), 0);
    }

    private List<Point> troubles(Setting usual, Trouble trouble) {
        Setting calm = longer(usual);
        return List.of(point(Trouble.NONE.name(), calm), point(trouble.name(), calm.with(trouble)));
    }

    private int transactions(int paper) {
        return sizes.isFull() ? paper : paper / 10;
    }

    private Point point(Object x, Setting setting) {
        return Point.of(String.valueOf(x), setting, sizes.seeds());
    }
}

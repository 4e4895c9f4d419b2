package energy.wattle.laboratory.core.figure;

import energy.wattle.laboratory.core.chain.TimeSpent;
import energy.wattle.laboratory.core.trial.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** All runs of one figure, and what they say together. */
public record Results(Figure figure, List<Row> rows) {

    public Results {
        rows = List.copyOf(rows);
    }

    /** In the order of the axis. */
    public List<String> xs() {
        return rows.stream().map(Row::x).distinct().toList();
    }

    public List<Algorithm> series() {
        return rows.stream().map(row -> row.setting().algorithm()).distinct().toList();
    }

    public List<Row> at(Algorithm algorithm, String x) {
        return rows.stream()
                .filter(row -> row.setting().algorithm() == algorithm && row.x().equals(x))
                .toList();
    }

    public Optional<Spread> spread(Algorithm algorithm, String x) {
        return spread(algorithm, x, Row::value);
    }

    public Optional<Spread> spread(Algorithm algorithm, String x, ToLongFunction<Row> of) {
        List<Long> values = at(algorithm, x).stream().map(of::applyAsLong).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    /** Means, which add up as the runs' times do. */
    public Means means(Algorithm algorithm, String x) {
        List<Row> runs = at(algorithm, x);
        TimeSpent sum = TimeSpent.NONE;
        long otherTier = 0;
        for (Row row : runs) {
            sum = sum.plus(row.measured().spent());
            otherTier += row.measured().otherTier();
        }
        int number = Math.max(1, runs.size());
        return new Means(
                new TimeSpent(
                        sum.election() / number,
                        sum.propose() / number,
                        sum.verify() / number,
                        sum.schedule() / number,
                        sum.badDelegate() / number),
                otherTier / number);
    }

    /** µs of an average run. */
    public record Means(TimeSpent spent, long otherTier) {}

    /** How many times as good the improved algorithm's median is as the traditional one's, in hundredths. */
    public Optional<Long> lead(String x) {
        Optional<Spread> improved = spread(Algorithm.IMPROVED, x);
        Optional<Spread> traditional = spread(Algorithm.TRADITIONAL, x);
        if (improved.isEmpty() || traditional.isEmpty()) {
            return Optional.empty();
        }
        long ours = improved.get().median();
        long theirs = traditional.get().median();
        return Optional.of(figure.measure().isMoreBetter() ? ratio(ours, theirs) : ratio(theirs, ours));
    }

    /** Where the improved algorithm is not better. */
    public List<String> notBetter() {
        List<String> places = new ArrayList<>();
        for (String x : xs()) {
            if (lead(x).filter(lead -> lead <= 100).isPresent()) {
                places.add(x);
            }
        }
        return places;
    }

    public long forks(Algorithm algorithm) {
        return rows.stream()
                .filter(row -> row.setting().algorithm() == algorithm)
                .filter(row -> row.measured().forks() > 0)
                .count();
    }

    public long incomplete(Algorithm algorithm) {
        return rows.stream()
                .filter(row -> row.setting().algorithm() == algorithm)
                .filter(row -> !row.measured().isComplete())
                .count();
    }

    private static long ratio(long over, long under) {
        return over == 0 && under == 0 ? 100 : over * 100 / Math.max(1, under);
    }
}

package energy.wattle.ledger.core.network;

import java.util.List;

/**
 * Whose clock is wrong, as one instance can tell from the clocks of its neighbours: its own if the parent's and at
 * least as many others' say so. Neighbours that know their own clock to be wrong have no say.
 *
 * @param limitMillis the greatest difference of two clocks that are right, ms
 */
public record ClockComparison(long limitMillis) {

    public ClockComparison {
        if (limitMillis < 1) {
            throw new IllegalArgumentException("the limit of clocks is %d ms, not at least 1".formatted(limitMillis));
        }
    }

    /**
     * A neighbour's clock.
     *
     * @param isSure whether the neighbour takes its own clock for right
     * @param aheadMillis by how much the own clock is ahead of it; negative: behind
     */
    public record Reading(String neighbour, boolean isParent, boolean isSure, long aheadMillis) {}

    /** What comparing gives. */
    public sealed interface Verdict {

        /** The neighbours whose clocks are not like the own one. */
        List<Reading> others();
    }

    /** The own clock is right, as far as anybody can tell, and those of the others are wrong. */
    public record Right(List<Reading> others) implements Verdict {}

    /** The own clock differs from another one, and nobody can tell which of them is right. */
    public record Open(List<Reading> others) implements Verdict {}

    /** @param aheadMillis by how much the own clock is wrong; negative: it is behind */
    public record Wrong(long aheadMillis, List<Reading> others) implements Verdict {}

    /** Each neighbour has one reading. */
    public Verdict of(List<Reading> readings) {
        List<Reading> others =
                readings.stream().filter(reading -> !isLikeOwn(reading)).toList();
        List<Reading> sure = others.stream().filter(Reading::isSure).toList();
        boolean isParentLikeOwn =
                readings.stream().anyMatch(reading -> reading.isParent() && reading.isSure() && isLikeOwn(reading));
        long like = 1
                + readings.stream()
                        .filter(reading -> reading.isSure() && isLikeOwn(reading))
                        .count();
        if (isParentLikeOwn || like > sure.size()) {
            return new Right(others);
        }
        boolean isParentUnlike = sure.stream().anyMatch(Reading::isParent);
        return like < sure.size() || isParentUnlike ? new Wrong(median(sure), others) : new Open(others);
    }

    private boolean isLikeOwn(Reading reading) {
        return Math.abs(reading.aheadMillis()) <= limitMillis;
    }

    private static long median(List<Reading> readings) {
        long[] sorted =
                readings.stream().mapToLong(Reading::aheadMillis).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}

package energy.wattle.ledger.core.simulation;

import java.util.List;

/** Numbers that follow from a seed (SplitMix64), the same on every machine. */
final class Dice {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed) {
        state = mix(seed);
    }

    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    long next() {
        state += STEP;
        return mix(state);
    }

    /** From 0 up to, not including, a bound. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean perMille(int chance) {
        return below(1000) < chance;
    }

    <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }
}

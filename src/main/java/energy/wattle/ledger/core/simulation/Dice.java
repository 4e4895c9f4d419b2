package energy.wattle.ledger.core.simulation;

import java.util.List;

/** Numbers that follow from a seed (SplitMix64), the same on every machine. */
public final class Dice {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    public Dice(long seed) {
        state = mix(seed);
    }

    public static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    public long next() {
        state += STEP;
        return mix(state);
    }

    /** From 0 up to, not including, a bound. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    public boolean perMille(int chance) {
        return below(1000) < chance;
    }

    public <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }
}

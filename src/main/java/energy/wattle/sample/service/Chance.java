package energy.wattle.sample.service;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Chance that is the same for the same seed and name, on every machine: only what the JDK specifies to the bit. */
final class Chance {

    private static final int UNIFORMS = 12;

    private final Random random;

    Chance(long seed, String name) {
        long mixed = seed;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            mixed = mixed * 31 + b;
        }
        random = new Random(mixed);
    }

    /** From 0 to below 1, evenly. */
    double even() {
        return random.nextDouble();
    }

    /** From low to below high, evenly. */
    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Nearly normal, with mean 0 and deviation 1: the sum of twelve even numbers, so within ±6. */
    double normal() {
        double sum = -UNIFORMS / 2.0;
        for (int i = 0; i < UNIFORMS; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}

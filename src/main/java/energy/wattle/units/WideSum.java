package energy.wattle.units;

import java.math.BigInteger;

/** A running total in 128 bits, for sums of 64-bit quantities and products that may exceed 64 bits. Not thread-safe. */
public final class WideSum {

    private long high;
    private long low;

    /** @throws ArithmeticException if the total leaves 128 bits */
    public void add(long value) {
        add(value >> 63, value);
    }

    /** Adds {@code a × b}. */
    public void addProduct(long a, long b) {
        add(Math.multiplyHigh(a, b), a * b);
    }

    public BigInteger value() {
        return BigInteger.valueOf(high)
                .shiftLeft(64)
                .add(BigInteger.valueOf(low >>> 1).shiftLeft(1))
                .add(BigInteger.valueOf(low & 1));
    }

    private void add(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        high = Math.addExact(high, Math.addExact(otherHigh, carry));
        low = sum;
    }
}

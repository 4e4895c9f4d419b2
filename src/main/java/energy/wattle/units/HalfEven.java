package energy.wattle.units;

import java.math.BigInteger;

/** Integer division that rounds half to even, exact at any size of the product. Source: Market rules, Quantities. */
final class HalfEven {

    private HalfEven() {}

    /**
     * {@code a × b / divisor}, rounded half to even. The product is computed in 128 bits.
     *
     * @param divisor positive
     * @throws ArithmeticException if the quotient does not fit 64 bits
     */
    static long multiplyDivide(long a, long b, long divisor) {
        if (Math.multiplyHigh(a, b) == (a * b) >> 63) {
            return divide(a * b, divisor);
        }
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(divisor));
        int comparison = parts[1].abs().shiftLeft(1).compareTo(BigInteger.valueOf(divisor));
        boolean awayFromZero = comparison > 0 || (comparison == 0 && parts[0].testBit(0));
        BigInteger rounded = awayFromZero ? parts[0].add(BigInteger.valueOf(product.signum())) : parts[0];
        return rounded.longValueExact();
    }

    /** {@code dividend / divisor}, rounded half to even; {@code divisor} is positive. */
    static long divide(long dividend, long divisor) {
        long floor = Math.floorDiv(dividend, divisor);
        long remainder = dividend - floor * divisor;
        long other = divisor - remainder;
        boolean up = remainder > other || (remainder == other && (floor & 1) == 1);
        return up ? floor + 1 : floor;
    }
}

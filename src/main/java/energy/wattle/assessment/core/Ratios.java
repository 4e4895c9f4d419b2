package energy.wattle.assessment.core;

import energy.wattle.assessment.BasisPoints;
import java.math.BigInteger;

/** Exact quotients and roots, rounded once, half to even. */
final class Ratios {

    private static final BigInteger WHOLE = BigInteger.valueOf(BasisPoints.WHOLE);

    private Ratios() {}

    /** @param divisor positive */
    static BigInteger divide(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        int half = parts[1].abs().shiftLeft(1).compareTo(divisor);
        boolean isAway = half > 0 || (half == 0 && parts[0].testBit(0));
        return isAway ? parts[0].add(BigInteger.valueOf(dividend.signum())) : parts[0];
    }

    /** @param whole positive */
    static BasisPoints basisPoints(BigInteger part, BigInteger whole) {
        return new BasisPoints(divide(part.multiply(WHOLE), whole).longValueExact());
    }

    static BasisPoints basisPoints(long part, long whole) {
        return basisPoints(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    /**
     * The square root of a fraction.
     *
     * @param dividend not negative
     * @param divisor positive
     */
    static BigInteger root(BigInteger dividend, BigInteger divisor) {
        BigInteger floor = dividend.divide(divisor).sqrt();
        // Above the middle between floor and floor + 1 where (2 floor + 1)² × divisor < 4 × dividend.
        BigInteger middle = floor.shiftLeft(1).add(BigInteger.ONE).pow(2).multiply(divisor);
        int half = dividend.shiftLeft(2).compareTo(middle);
        return half > 0 || (half == 0 && floor.testBit(0)) ? floor.add(BigInteger.ONE) : floor;
    }
}

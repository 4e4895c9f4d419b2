package energy.wattle.disclosure.core;

import energy.wattle.assessment.BasisPoints;
import java.math.BigInteger;

/** Parts of a whole in basis points, half to even. */
final class Shares {

    private Shares() {}

    /** @param whole positive, part from 0 to the whole */
    static long basisPoints(long part, long whole) {
        BigInteger[] parts = BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(BasisPoints.WHOLE))
                .divideAndRemainder(BigInteger.valueOf(whole));
        int half = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(whole));
        boolean isUp = half > 0 || (half == 0 && parts[0].testBit(0));
        return parts[0].longValueExact() + (isUp ? 1 : 0);
    }
}

package energy.wattle.settlement.core;

import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * Spreads a quantity in proportion to weights by the largest remainder, ties to the earlier one. Source: Market rules,
 * Forecast compensation and settlement.
 */
final class ProRata {

    private ProRata() {}

    /**
     * Shares that add up to {@code total} exactly, none above its weight.
     *
     * @param total Wh, from 0 to the sum of the weights
     * @param weights Wh, positive
     */
    static long[] spread(long total, long[] weights) {
        long sum = 0;
        for (long weight : weights) {
            sum = Math.addExact(sum, weight);
        }
        if (total == sum) {
            return weights.clone();
        }
        long[] shares = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = total;
        for (int i = 0; i < weights.length && total > 0; i++) {
            shares[i] = divide(weights[i], total, sum, remainders, i);
            left -= shares[i];
        }
        if (left > 0) {
            IntStream.range(0, weights.length)
                    .boxed()
                    .sorted((a, b) -> Long.compare(remainders[b], remainders[a]))
                    .limit(left)
                    .forEach(i -> shares[i]++);
        }
        return shares;
    }

    /** {@code ⌊weight × total / sum⌋}; its remainder goes to {@code remainders[i]}. */
    private static long divide(long weight, long total, long sum, long[] remainders, int i) {
        long product = weight * total;
        if (Math.multiplyHigh(weight, total) == 0 && product >= 0) {
            remainders[i] = product % sum;
            return product / sum;
        }
        BigInteger[] parts = BigInteger.valueOf(weight)
                .multiply(BigInteger.valueOf(total))
                .divideAndRemainder(BigInteger.valueOf(sum));
        remainders[i] = parts[1].longValueExact();
        return parts[0].longValueExact();
    }
}

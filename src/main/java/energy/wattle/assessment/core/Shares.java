package energy.wattle.assessment.core;

import energy.wattle.assessment.Basis;
import energy.wattle.assessment.BasisPoints;
import energy.wattle.assessment.Concentration;
import energy.wattle.assessment.ResidualSupply;
import energy.wattle.trading.Side;
import energy.wattle.units.ParticipantId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Concentration and residual supply from what each member has. Source: Market assessment, Indicators. */
public final class Shares {

    private static final BigInteger POINTS = BigInteger.valueOf(10_000);

    private Shares() {}

    /**
     * @param amounts by member, in one unit, not negative
     * @return nothing if all are 0
     */
    public static Optional<Concentration> concentration(
            Side side, Basis basis, SortedMap<ParticipantId, Long> amounts) {
        List<Long> positive = amounts.values().stream()
                .filter(amount -> amount > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        if (positive.isEmpty()) {
            return Optional.empty();
        }
        BigInteger total = sum(positive);
        BigInteger squares = positive.stream()
                .map(amount -> BigInteger.valueOf(amount).pow(2))
                .reduce(BigInteger.ZERO, BigInteger::add);
        List<BasisPoints> tops = new ArrayList<>();
        for (int m = 1; m <= Concentration.LARGEST; m++) {
            tops.add(Ratios.basisPoints(sum(positive.subList(0, Math.min(m, positive.size()))), total));
        }
        long hhi = Ratios.divide(POINTS.multiply(squares), total.pow(2)).longValueExact();
        return Optional.of(new Concentration(side, basis, positive.size(), hhi, tops));
    }

    /**
     * @param amounts what each member of this side offers, or asks for, in Wh, not negative
     * @param other what the other side comes to, in Wh, not negative
     * @return nothing if the other side is 0: nobody is needed then
     */
    public static Optional<ResidualSupply> residual(Side side, SortedMap<ParticipantId, Long> amounts, long other) {
        if (other <= 0) {
            return Optional.empty();
        }
        BigInteger total = sum(amounts.values());
        BigInteger needed = BigInteger.valueOf(other);
        BigInteger largest = BigInteger.ZERO;
        List<ParticipantId> pivotal = new ArrayList<>();
        for (Map.Entry<ParticipantId, Long> member : amounts.entrySet()) {
            BigInteger own = BigInteger.valueOf(member.getValue());
            largest = largest.max(own);
            if (own.signum() > 0 && needed.compareTo(total.subtract(own)) > 0) {
                pivotal.add(member.getKey());
            }
        }
        return Optional.of(new ResidualSupply(side, Ratios.basisPoints(total.subtract(largest), needed), pivotal));
    }

    private static BigInteger sum(Iterable<Long> amounts) {
        BigInteger sum = BigInteger.ZERO;
        for (long amount : amounts) {
            sum = sum.add(BigInteger.valueOf(amount));
        }
        return sum;
    }
}

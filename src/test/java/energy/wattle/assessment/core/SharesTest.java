package energy.wattle.assessment.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.assessment.Basis;
import energy.wattle.assessment.BasisPoints;
import energy.wattle.assessment.Concentration;
import energy.wattle.assessment.ResidualSupply;
import energy.wattle.trading.Side;
import energy.wattle.units.ParticipantId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Source: Market assessment, Indicators. */
class SharesTest {

    @Test
    void theWorkedCheckOfTheRulesHolds() {
        Concentration shares = concentration(Map.of("a", 40L, "b", 30L, "c", 20L, "d", 10L));

        assertThat(shares.hhi()).isEqualTo(3_000);
        assertThat(shares.top(2)).isEqualTo(new BasisPoints(7_000));

        ResidualSupply residual = Shares.residual(
                        Side.SELL, amounts(Map.of("large", 48L, "middle", 40L, "small", 32L)), 90)
                .orElseThrow();

        assertThat(residual.index().ratio()).isEqualTo("0.8000");
        // 120 − 40 = 80 and 120 − 32 = 88 are below 90, too: without any of them the demand is not met.
        assertThat(residual.pivotal())
                .containsExactly(new ParticipantId("large"), new ParticipantId("middle"), new ParticipantId("small"));
    }

    @Test
    void onlyWhoeverTheDemandNeedsIsPivotal() {
        ResidualSupply residual = Shares.residual(
                        Side.SELL, amounts(Map.of("large", 48L, "m", 24L, "n", 24L, "o", 24L)), 90)
                .orElseThrow();

        assertThat(residual.index()).isEqualTo(new BasisPoints(8_000));
        assertThat(residual.pivotal()).containsExactly(new ParticipantId("large"));
    }

    @Test
    void asMuchLeftAsIsAskedForIsNotPivotal() {
        ResidualSupply residual = Shares.residual(Side.SELL, amounts(Map.of("a", 30L, "b", 90L)), 30)
                .orElseThrow();

        assertThat(residual.index()).isEqualTo(new BasisPoints(10_000));
        assertThat(residual.pivotal()).isEmpty();
    }

    @Test
    void nobodyIsNeededWhereNothingIsAskedFor() {
        assertThat(Shares.residual(Side.SELL, amounts(Map.of("a", 1L)), 0)).isEmpty();
    }

    @Test
    void whoHasNothingIsNoMemberOfTheIndex() {
        assertThat(concentration(Map.of("a", 7L, "b", 0L))).satisfies(shares -> {
            assertThat(shares.members()).isEqualTo(1);
            assertThat(shares.hhi()).isEqualTo(10_000);
            assertThat(shares.topShares()).containsOnly(new BasisPoints(10_000));
        });
        assertThat(Shares.concentration(Side.BUY, Basis.OFFERED, amounts(Map.of("a", 0L))))
                .isEmpty();
    }

    @Test
    void indicesOfLargeQuantitiesDoNotOverflow() {
        Concentration shares = concentration(Map.of("a", Long.MAX_VALUE, "b", Long.MAX_VALUE));

        assertThat(shares.hhi()).isEqualTo(5_000);
    }

    @Test
    void agreesWithANaiveTwinInDecimalPercents() {
        for (long seed = 0; seed < 3_000; seed++) {
            SortedMap<ParticipantId, Long> amounts = random(seed);
            long needed = 1 + new Random(seed).nextLong(5_000);

            Concentration shares =
                    Shares.concentration(Side.SELL, Basis.CLEARED, amounts).orElseThrow();
            assertThat(shares.hhi()).as("seed %d", seed).isEqualTo(naiveHhi(amounts));
            for (int m = 1; m <= Concentration.LARGEST; m++) {
                assertThat(shares.top(m).value()).as("seed %d, top %d", seed, m).isEqualTo(naiveTop(amounts, m));
            }
            ResidualSupply residual =
                    Shares.residual(Side.SELL, amounts, needed).orElseThrow();
            assertThat(residual).as("seed %d", seed).isEqualTo(naiveResidual(amounts, needed));
        }
    }

    private static long naiveHhi(SortedMap<ParticipantId, Long> amounts) {
        BigDecimal total = total(amounts);
        BigDecimal sum = BigDecimal.ZERO;
        for (long amount : amounts.values()) {
            BigDecimal percent = BigDecimal.valueOf(100 * amount).divide(total, 60, RoundingMode.HALF_EVEN);
            sum = sum.add(percent.multiply(percent));
        }
        // The ratio may be an exact half, which 60 digits only come close to.
        return sum.setScale(40, RoundingMode.HALF_EVEN)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static long naiveTop(SortedMap<ParticipantId, Long> amounts, int m) {
        List<Long> descending = new ArrayList<>(amounts.values());
        descending.sort(Comparator.reverseOrder());
        long top = descending.stream().limit(m).mapToLong(Long::longValue).sum();
        return BigDecimal.valueOf(top * 10_000)
                .divide(total(amounts), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static ResidualSupply naiveResidual(SortedMap<ParticipantId, Long> amounts, long needed) {
        long least = Long.MAX_VALUE;
        List<ParticipantId> pivotal = new ArrayList<>();
        for (ParticipantId without : amounts.keySet()) {
            long others = amounts.entrySet().stream()
                    .filter(other -> !other.getKey().equals(without))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            least = Math.min(least, others);
            if (others < needed && amounts.get(without) > 0) {
                pivotal.add(without);
            }
        }
        long index = BigDecimal.valueOf(least * 10_000)
                .divide(BigDecimal.valueOf(needed), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return new ResidualSupply(Side.SELL, new BasisPoints(index), pivotal);
    }

    private static BigDecimal total(SortedMap<ParticipantId, Long> amounts) {
        return BigDecimal.valueOf(
                amounts.values().stream().mapToLong(Long::longValue).sum());
    }

    private static SortedMap<ParticipantId, Long> random(long seed) {
        Random random = new Random(seed);
        SortedMap<ParticipantId, Long> amounts = new TreeMap<>();
        int members = 1 + random.nextInt(12);
        for (int i = 0; i < members; i++) {
            amounts.put(new ParticipantId("p" + i), random.nextInt(4) == 0 ? 0 : random.nextLong(1_000));
        }
        amounts.put(new ParticipantId("q"), 1 + random.nextLong(1_000));
        return amounts;
    }

    private static Concentration concentration(Map<String, Long> amounts) {
        return Shares.concentration(Side.SELL, Basis.CLEARED, amounts(amounts)).orElseThrow();
    }

    private static SortedMap<ParticipantId, Long> amounts(Map<String, Long> amounts) {
        SortedMap<ParticipantId, Long> byMember = new TreeMap<>();
        amounts.forEach((id, amount) -> byMember.put(new ParticipantId(id), amount));
        return byMember;
    }
}

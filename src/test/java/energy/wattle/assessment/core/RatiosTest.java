package energy.wattle.assessment.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.assessment.BasisPoints;
import energy.wattle.units.Price;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatiosTest {

    @Test
    void halvesGoToTheEvenNumber() {
        assertThat(divide(5, 2)).isEqualTo(2);
        assertThat(divide(7, 2)).isEqualTo(4);
        assertThat(divide(-5, 2)).isEqualTo(-2);
        assertThat(divide(-7, 2)).isEqualTo(-4);
        assertThat(root(1, 4)).isEqualTo(0);
        assertThat(root(9, 4)).isEqualTo(2);
        assertThat(root(25, 4)).isEqualTo(2);
    }

    @Test
    void quotientsAndRootsAgreeWithDecimalsOfSixtyDigits() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long dividend = random.nextLong(i % 2 == 0 ? 200 : 1L << 50);
            long divisor = 1 + random.nextLong(i % 3 == 0 ? 50 : 1L << 40);
            BigDecimal exact = BigDecimal.valueOf(dividend).divide(BigDecimal.valueOf(divisor), new MathContext(60));

            assertThat(divide(dividend, divisor))
                    .as("%d / %d", dividend, divisor)
                    .isEqualTo(BigDecimal.valueOf(dividend)
                            .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_EVEN)
                            .longValueExact());
            assertThat(root(dividend, divisor))
                    .as("√(%d / %d)", dividend, divisor)
                    .isEqualTo(exact.sqrt(new MathContext(50))
                            .setScale(0, RoundingMode.HALF_EVEN)
                            .longValueExact());
        }
    }

    @Test
    void theLernerIndexNeedsARegisteredCost() {
        assertThat(LernerIndex.of(new Price(400_000), Optional.of(new Price(300_000))))
                .contains(new BasisPoints(2_500));
        assertThat(LernerIndex.of(new Price(400_000), Optional.empty())).isEmpty();
        assertThat(LernerIndex.of(new Price(0), Optional.of(new Price(300_000))))
                .isEmpty();
    }

    private static long divide(long dividend, long divisor) {
        return Ratios.divide(BigInteger.valueOf(dividend), BigInteger.valueOf(divisor))
                .longValueExact();
    }

    private static long root(long dividend, long divisor) {
        return Ratios.root(BigInteger.valueOf(dividend), BigInteger.valueOf(divisor))
                .longValueExact();
    }
}

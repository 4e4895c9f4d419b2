package energy.wattle.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

    private static final long SEED = 20240603;

    @ParameterizedTest
    @CsvSource({"0.4532,453200", "-10000,-10000000000", "0,0", "12.000001,12000001", "007,7000000"})
    void aPriceIsReadInMicros(String text, long micros) {
        assertThat(Price.of(text).micros()).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " 1", "1 ", "1,5", ".5", "5.", "+5", "1e3", "NaN", "１２", "0x10", "--1", "1.0000000", "1_000"
            })
    void whatIsNoPlainDecimalIsRefused(String text) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Price.of(text));
    }

    @Test
    void aFourthDecimalOfKilowattHoursIsRefusedEvenIfItIsZero() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> WattHours.ofKilowattHours("1.5000"))
                .withMessage("has 4 decimals; at most 3 are allowed");
    }

    @Test
    void theLargestQuantityFitsAndTheNextOverflows() {
        assertThat(WattHours.ofKilowattHours("9223372036854775.807").value()).isEqualTo(Long.MAX_VALUE);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> WattHours.ofKilowattHours("9223372036854775.808"))
                .withMessageContaining("overflows 64 bits");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> WattHours.ofKilowattHours("1" + "0".repeat(1_000_000)))
                .withMessageContaining("overflows 64 bits");
    }

    @Test
    void quantitiesAreShownWithAllTheirDecimals() {
        assertThat(new WattHours(-50)).hasToString("-0.050");
        assertThat(new Price(453_200)).hasToString("0.453200");
        assertThat(new Money(Long.MIN_VALUE)).hasToString("-9223372036854.775808");
    }

    @ParameterizedTest
    @CsvSource({"1,500,0", "3,500,2", "-1,500,0", "-3,500,-2", "1,501,1", "80000,450000,36000000", "0,-7,0"})
    void moneyIsRoundedHalfToEven(long wattHours, long micros, long amount) {
        assertThat(Money.of(new WattHours(wattHours), new Price(micros)).micros())
                .isEqualTo(amount);
    }

    @Test
    void moneyAgreesWithDecimalArithmeticAtAnySize() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            long wattHours = random.nextLong() >> random.nextInt(64);
            long micros = random.nextLong() >> random.nextInt(64);
            BigInteger exact = new BigDecimal(wattHours)
                    .multiply(new BigDecimal(micros))
                    .divide(new BigDecimal(1000), 0, RoundingMode.HALF_EVEN)
                    .toBigInteger();
            String description = "seed %d, %d Wh × %d".formatted(SEED, wattHours, micros);
            if (exact.bitLength() < Long.SIZE) {
                assertThat(Money.of(new WattHours(wattHours), new Price(micros)).micros())
                        .as(description)
                        .isEqualTo(exact.longValueExact());
            } else {
                assertThatExceptionOfType(ArithmeticException.class)
                        .as(description)
                        .isThrownBy(() -> Money.of(new WattHours(wattHours), new Price(micros)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,2,2", "2,3,2", "-1,-2,-2", "-1,0,0", "400000,500000,450000", "-3,0,-2"})
    void theMeanPriceIsRoundedHalfToEven(long ask, long bid, long mean) {
        assertThat(new Price(ask).mean(new Price(bid)).micros()).isEqualTo(mean);
    }

    @Test
    void sumsThatLeave64BitsThrowAndNeverWrap() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new WattHours(Long.MAX_VALUE).plus(new WattHours(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Money(Long.MIN_VALUE).negated());
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Price(Long.MIN_VALUE).minus(new Price(1)));
    }

    @Test
    void aWideSumAgreesWithBigIntegers() {
        Random random = new Random(SEED);
        WideSum sum = new WideSum();
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < 5_000; i++) {
            long a = random.nextLong();
            long b = random.nextLong() >> random.nextInt(64);
            sum.addProduct(a, b >> 14);
            sum.add(b);
            expected = expected.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b >> 14)))
                    .add(BigInteger.valueOf(b));
            assertThat(sum.value()).as("seed %d, step %d", SEED, i).isEqualTo(expected);
        }
    }

    @Test
    void participantsAreOrderedByTheirUtf8Bytes() {
        String[] codes = {"B", "a", "A", "AA", "é", "家", "\uFF21", "\uD83C\uDF1E", "z", "\uE000"};
        ParticipantId[] ids = Arrays.stream(codes).map(ParticipantId::new).toArray(ParticipantId[]::new);
        Arrays.sort(ids);
        Arrays.sort(
                codes,
                (a, b) ->
                        Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
        assertThat(ids).extracting(ParticipantId::code).containsExactly(codes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GRID", "OPERATOR", " a", "a\tb", "a\u0000", "\uFFFD"})
    void noParticipantHasSuchAnId(String code) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ParticipantId(code));
    }

    @Test
    void anIntervalStartsOnTheQuarterHour() {
        Interval interval = new Interval(Instant.parse("2024-06-03T10:15:00Z"));
        assertThat(interval.end()).isEqualTo("2024-06-03T10:30:00Z");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Interval(Instant.parse("2024-06-03T10:15:00.001Z")));
    }

    @Test
    void aCoefficientIsBetweenZeroAndOne() {
        assertThat(new Price(3).times(Coefficient.of("0.5"))).isEqualTo(new Price(2));
        assertThat(new Price(1).times(Coefficient.of("0.5"))).isEqualTo(Price.ZERO);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Coefficient.of("1.000001"));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Coefficient.of("-0.1"));
    }
}

package energy.wattle.assessment.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.assessment.Basis;
import energy.wattle.assessment.BasisPoints;
import energy.wattle.assessment.Indicators;
import energy.wattle.assessment.PriceFigures;
import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.Side;
import energy.wattle.trading.Trade;
import energy.wattle.trading.UnmatchedOrder;
import energy.wattle.trading.core.Clearing;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Source: Market rules, What the assessment looks at. Books are cleared by the market's own rules. */
class RollUpTest {

    private static final Interval INTERVAL = new Interval(Instant.parse("2024-06-03T00:00:00Z"));
    private static final MathContext PRECISE = new MathContext(60, RoundingMode.HALF_EVEN);

    /** Worked example 1 of the market rules. */
    private static final OrderBook EXAMPLE = new OrderBook(
            INTERVAL,
            List.of(
                    ask("PV-a", EnergySource.RENEWABLE, 10_000, 400_000),
                    ask("wind-b", EnergySource.RENEWABLE, 5_000, 550_000),
                    ask("gas-c", EnergySource.CONVENTIONAL, 8_000, 350_000),
                    ask("gas-d", EnergySource.CONVENTIONAL, 6_000, 450_000)),
            List.of(bid("x", 12_000, 500_000), bid("y", 6_000, 420_000), bid("z", 5_000, 300_000)));

    @Test
    void theFirstWorkedExampleOfTheMarketRulesIsTold() {
        Indicators indicators = indicators(sums(EXAMPLE));

        assertThat(indicators.intervals()).isEqualTo(1);
        assertThat(indicators.trades()).isEqualTo(3);
        assertThat(indicators.offered()).isEqualTo(new WattHours(29_000));
        assertThat(indicators.demanded()).isEqualTo(new WattHours(23_000));
        assertThat(indicators.cleared()).isEqualTo(new WattHours(18_000));
        assertThat(indicators.unsold()).isEqualTo(new WattHours(11_000));
        assertThat(indicators.unserved()).isEqualTo(new WattHours(5_000));
        assertThat(indicators.renewableShare()).contains(new BasisPoints(5_556));
        assertThat(indicators.absorption()).contains(new BasisPoints(6_667));
        // (10 × 0.10 + 2 × 0.15 + 6 × 0.07) currency
        assertThat(indicators.welfare().amount()).isEqualByComparingTo("1.72");
        // (10 × 0.45 + 2 × 0.425 + 6 × 0.385) / 18
        assertThat(indicators.price())
                .contains(new PriceFigures(
                        new Price(425_556), new Price(385_000), new Price(450_000), new Price(29_669)));
        assertThat(indicators
                        .concentration(Side.SELL, Basis.CLEARED)
                        .orElseThrow()
                        .hhi())
                .isEqualTo(5_062);
        assertThat(indicators.residual(Side.SELL).orElseThrow().index()).isEqualTo(new BasisPoints(8_261));
        assertThat(indicators.residual(Side.SELL).orElseThrow().pivotal())
                .containsExactly(new ParticipantId("PV-a"), new ParticipantId("gas-c"));
        assertThat(indicators.pivotalIntervals()).isEqualTo(1);
        assertThat(indicators.participation().ordering()).isEqualTo(7);
        assertThat(indicators.participation().trading()).isEqualTo(4);
    }

    @Test
    void nothingHasNoIndicesRatherThanZeroes() {
        Indicators indicators = indicators(TradingSums.NONE);

        assertThat(indicators.price()).isEmpty();
        assertThat(indicators.renewableShare()).isEmpty();
        assertThat(indicators.absorption()).isEmpty();
        assertThat(indicators.concentrations()).isEmpty();
        assertThat(indicators.residuals()).isEmpty();
        assertThat(indicators.outcome().accuracy()).isEmpty();
    }

    @Test
    void rollsUpInputsAndNotIndices() {
        // One seller each, so both intervals have an HHI of 10 000; together each has half.
        TradingSums first = sums(
                new OrderBook(INTERVAL, List.of(ask("a", EnergySource.RENEWABLE, 100, 1)), List.of(bid("x", 100, 1))));
        TradingSums second = sums(
                new OrderBook(INTERVAL, List.of(ask("b", EnergySource.RENEWABLE, 100, 1)), List.of(bid("x", 100, 1))));

        assertThat(hhi(first)).isEqualTo(10_000);
        assertThat(hhi(second)).isEqualTo(10_000);
        assertThat(hhi(first.plus(second))).isEqualTo(5_000);
    }

    @Test
    void sumsOfIntervalsAreTheSumsOfAllTheirOrders() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            TradingSums rolled = TradingSums.NONE;
            List<ClearingResult> cleared = new ArrayList<>();
            int intervals = 1 + random.nextInt(6);
            for (int i = 0; i < intervals; i++) {
                ClearingResult result = Clearing.clear(randomBook(random));
                cleared.add(result);
                rolled = rolled.plus(TradingSums.of(result.supply(), result.demand(), result.trades()));
            }
            checkAgainstNaive(cleared, indicators(rolled), seed);
        }
    }

    private static void checkAgainstNaive(List<ClearingResult> cleared, Indicators told, long seed) {
        List<Trade> trades =
                cleared.stream().flatMap(one -> one.trades().stream()).toList();
        long open = cleared.stream()
                .flatMap(one -> one.unmatched().stream())
                .filter(left -> left.order().side() == Side.SELL)
                .map(UnmatchedOrder::open)
                .mapToLong(WattHours::value)
                .sum();
        BigInteger welfare =
                cleared.stream().map(one -> one.welfare().nanos()).reduce(BigInteger.ZERO, BigInteger::add);

        assertThat(told.trades()).as("seed %d", seed).isEqualTo(trades.size());
        assertThat(told.unsold().value()).as("seed %d", seed).isEqualTo(open);
        assertThat(told.welfare().nanos()).as("seed %d", seed).isEqualTo(welfare);
        if (trades.isEmpty()) {
            assertThat(told.price()).as("seed %d", seed).isEmpty();
        } else {
            assertThat(told.price()).as("seed %d", seed).contains(naivePrices(trades));
        }
    }

    private static PriceFigures naivePrices(List<Trade> trades) {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal worth = BigDecimal.ZERO;
        for (Trade trade : trades) {
            quantity = quantity.add(BigDecimal.valueOf(trade.quantity().value()));
            worth = worth.add(BigDecimal.valueOf(trade.quantity().value())
                    .multiply(BigDecimal.valueOf(trade.price().micros())));
        }
        BigDecimal mean = worth.divide(quantity, PRECISE);
        BigDecimal variance = BigDecimal.ZERO;
        for (Trade trade : trades) {
            BigDecimal distance = BigDecimal.valueOf(trade.price().micros()).subtract(mean);
            variance = variance.add(distance.multiply(distance)
                    .multiply(BigDecimal.valueOf(trade.quantity().value()))
                    .divide(quantity, PRECISE));
        }
        return new PriceFigures(
                rounded(worth.divide(quantity, PRECISE)),
                trades.stream().map(Trade::price).min(Price::compareTo).orElseThrow(),
                trades.stream().map(Trade::price).max(Price::compareTo).orElseThrow(),
                rounded(variance.setScale(40, RoundingMode.HALF_EVEN).sqrt(PRECISE)));
    }

    private static Price rounded(BigDecimal micros) {
        return new Price(micros.setScale(15, RoundingMode.HALF_EVEN)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact());
    }

    private static OrderBook randomBook(Random random) {
        List<Ask> asks = new ArrayList<>();
        List<Bid> bids = new ArrayList<>();
        for (int i = 0; i < random.nextInt(8); i++) {
            EnergySource source = random.nextBoolean() ? EnergySource.RENEWABLE : EnergySource.CONVENTIONAL;
            asks.add(new Ask(
                    new OrderId("s" + i),
                    new ParticipantId("seller" + random.nextInt(4)),
                    source,
                    new WattHours(1 + random.nextLong(900)),
                    new Price(random.nextLong(900_000) - 100_000)));
        }
        for (int i = 0; i < random.nextInt(8); i++) {
            bids.add(new Bid(
                    new OrderId("b" + i),
                    new ParticipantId("buyer" + random.nextInt(4)),
                    new WattHours(1 + random.nextLong(900)),
                    new Price(random.nextLong(900_000))));
        }
        return new OrderBook(INTERVAL, asks, bids);
    }

    private static long hhi(TradingSums sums) {
        return indicators(sums)
                .concentration(Side.SELL, Basis.CLEARED)
                .orElseThrow()
                .hhi();
    }

    private static TradingSums sums(OrderBook book) {
        return TradingSums.of(book.asks(), book.bids(), Clearing.clear(book).trades());
    }

    private static Indicators indicators(TradingSums sums) {
        return RollUp.indicators(
                sums, new TreeMap<>(), new Installed(Collections.emptySortedMap(), Collections.emptySortedMap()));
    }

    private static Ask ask(String who, EnergySource source, long quantity, long limit) {
        return new Ask(new OrderId(who), new ParticipantId(who), source, new WattHours(quantity), new Price(limit));
    }

    private static Bid bid(String who, long quantity, long limit) {
        return new Bid(new OrderId(who), new ParticipantId(who), new WattHours(quantity), new Price(limit));
    }
}

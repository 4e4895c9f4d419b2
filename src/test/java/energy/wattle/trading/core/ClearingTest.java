package energy.wattle.trading.core;

import static energy.wattle.trading.core.Books.NOON;
import static energy.wattle.trading.core.Books.bid;
import static energy.wattle.trading.core.Books.conventional;
import static energy.wattle.trading.core.Books.renewable;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.Trade;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Market rules, Clearing. */
class ClearingTest {

    private static final int RANDOM_BOOKS = 5_000;

    @Test
    void workedExample1RenewableFirstThenConventionalAndTheSkip() {
        ClearingResult result = clear(
                List.of(
                        renewable("PV-a", "10", "0.40"),
                        renewable("wind-b", "5", "0.55"),
                        conventional("gas-c", "8", "0.35"),
                        conventional("gas-d", "6", "0.45")),
                List.of(bid("x", "12", "0.50"), bid("y", "6", "0.42"), bid("z", "5", "0.30")));

        assertThat(inWords(result))
                .containsExactly("PV-a→x 10.000 @ 0.450000", "gas-c→x 2.000 @ 0.425000", "gas-c→y 6.000 @ 0.385000");
        assertThat(result.unmatched())
                .extracting(unmatched -> unmatched.order().id() + " " + unmatched.open())
                .containsExactly("wind-b 5.000", "gas-d 6.000", "z 5.000");
        // 10 × 0.10 + 2 × 0.15 + 6 × 0.07
        assertThat(result.welfare()).hasToString("1.720000000");
    }

    @Test
    void equalPricesAreServedByTimePriority() {
        ClearingResult result = clear(
                List.of(renewable("first", "1", "0.10"), renewable("second", "1", "0.10")),
                List.of(bid("early", "1", "0.20"), bid("late", "1", "0.20")));

        assertThat(inWords(result)).containsExactly("first→early 1.000 @ 0.150000", "second→late 1.000 @ 0.150000");
    }

    @Test
    void anAskThatEqualsTheBidTrades() {
        assertThat(inWords(clear(List.of(conventional("s", "1", "0.30")), List.of(bid("b", "2", "0.30")))))
                .containsExactly("s→b 1.000 @ 0.300000");
    }

    @Test
    void aPartlyFilledRenewableStaysUnmatchedWhenTheNextBidIsTooLow() {
        ClearingResult result = clear(
                List.of(renewable("pv", "3", "0.40"), conventional("gas", "2", "0.20")),
                List.of(bid("high", "1", "0.50"), bid("low", "2", "0.30")));

        assertThat(inWords(result)).containsExactly("pv→high 1.000 @ 0.450000", "gas→low 2.000 @ 0.250000");
        assertThat(result.unmatched())
                .extracting(unmatched -> unmatched.order().id() + " " + unmatched.open())
                .containsExactly("pv 2.000");
    }

    @Test
    void aOneSidedBookIsUnmatchedAsAWhole() {
        assertThat(clear(List.of(renewable("s", "1", "-0.10")), List.of()).unmatched())
                .hasSize(1);
        assertThat(clear(List.of(), List.of(bid("b", "1", "0.10"))).unmatched()).hasSize(1);
        assertThat(clear(List.of(), List.of()).unmatched()).isEmpty();
    }

    @Test
    void welfareBeyond64BitsIsExact() {
        ClearingResult result = clear(
                List.of(renewable("s", "9223372036854775.807", "-10000")),
                List.of(bid("b", "9223372036854775.807", "10000")));

        assertThat(result.welfare().nanos())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(20_000_000_000L)));
    }

    @Test
    void thousandsOfRandomBooksClearAsTheNaiveTwinClearsThem() {
        for (int seed = 0; seed < RANDOM_BOOKS; seed++) {
            OrderBook book = Books.random(new Random(seed), 12);
            ClearingResult result = Clearing.clear(book);
            NaiveClearing naive = new NaiveClearing(book);

            assertThat(result.trades())
                    .extracting(trade -> new NaiveClearing.Match(
                            trade.sellOrder().code(),
                            trade.buyOrder().code(),
                            trade.quantity().value(),
                            trade.price().micros()))
                    .as("seed %d", seed)
                    .isEqualTo(naive.matches);
            assertThat(openOf(result)).as("seed %d", seed).isEqualTo(stillOpen(naive));
            assertThat(result.welfare().nanos()).as("seed %d", seed).isEqualTo(naive.welfare);
        }
    }

    private static Map<String, Long> openOf(ClearingResult result) {
        Map<String, Long> open = new TreeMap<>();
        result.unmatched()
                .forEach(unmatched ->
                        open.put(unmatched.order().id().code(), unmatched.open().value()));
        return open;
    }

    private static Map<String, Long> stillOpen(NaiveClearing naive) {
        Map<String, Long> open = new TreeMap<>(naive.open);
        open.values().removeIf(wattHours -> wattHours == 0);
        return open;
    }

    private static ClearingResult clear(List<Ask> asks, List<Bid> bids) {
        return Clearing.clear(new OrderBook(NOON, asks, bids));
    }

    private static List<String> inWords(ClearingResult result) {
        return result.trades().stream().map(ClearingTest::inWords).toList();
    }

    private static String inWords(Trade trade) {
        return "%s→%s %s @ %s".formatted(trade.sellOrder(), trade.buyOrder(), trade.quantity(), trade.price());
    }
}

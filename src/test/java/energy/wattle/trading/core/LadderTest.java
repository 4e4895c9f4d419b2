package energy.wattle.trading.core;

import static energy.wattle.trading.core.Books.NOON;
import static energy.wattle.trading.core.Books.bid;
import static energy.wattle.trading.core.Books.conventional;
import static energy.wattle.trading.core.Books.renewable;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.ClearedTotals;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.ClearingWorkbench;
import energy.wattle.trading.LadderBar;
import energy.wattle.trading.LadderGroup;
import energy.wattle.trading.LadderStep;
import energy.wattle.trading.OrderBook;
import energy.wattle.units.Price;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The picture of a clearing, first that of worked example 1. */
class LadderTest {

    private static final ClearingResult EXAMPLE = clear(
            List.of(
                    renewable("PV-a", "10", "0.40"),
                    renewable("wind-b", "5", "0.55"),
                    conventional("gas-c", "8", "0.35"),
                    conventional("gas-d", "6", "0.45")),
            List.of(bid("x", "12", "0.50"), bid("y", "6", "0.42"), bid("z", "5", "0.30")));

    @Test
    void supplyGoesFromRenewablesToConventionalEachStepWithWhatWasMatchedOfIt() {
        assertThat(Ladder.supply(EXAMPLE))
                .extracting(LadderTest::inWords)
                .containsExactly(
                        "PV-a 0.000–10.000, 10.000 matched, 0.000 open",
                        "wind-b 10.000–15.000, 0.000 matched, 5.000 open",
                        "gas-c 15.000–23.000, 8.000 matched, 0.000 open",
                        "gas-d 23.000–29.000, 0.000 matched, 6.000 open");
    }

    @Test
    void demandGoesFromTheHighestBidToTheLowest() {
        assertThat(Ladder.demand(EXAMPLE))
                .extracting(LadderTest::inWords)
                .containsExactly(
                        "x 0.000–12.000, 12.000 matched, 0.000 open",
                        "y 12.000–18.000, 6.000 matched, 0.000 open",
                        "z 18.000–23.000, 0.000 matched, 5.000 open");
    }

    @Test
    void totalsAreThoseOfTheExampleWithTheMeanPriceWeightedByQuantity() {
        ClearedTotals totals = Ladder.totals(EXAMPLE);

        assertThat(totals.offered()).hasToString("29.000");
        assertThat(totals.demanded()).hasToString("23.000");
        assertThat(totals.cleared()).hasToString("18.000");
        assertThat(totals.renewable()).hasToString("10.000");
        assertThat(totals.unsold()).hasToString("11.000");
        assertThat(totals.unserved()).hasToString("5.000");
        // (10 × 0.45 + 2 × 0.425 + 6 × 0.385) / 18 = 7.66 / 18
        assertThat(totals.meanPrice()).contains(Price.of("0.425556"));
    }

    @Test
    void withoutATradeThereIsNoMeanPrice() {
        ClearedTotals totals =
                Ladder.totals(clear(List.of(renewable("s", "1", "0.50")), List.of(bid("b", "1", "0.40"))));

        assertThat(totals.meanPrice()).isEmpty();
        assertThat(totals.cleared()).hasToString("0.000");
    }

    @Test
    void aMeanPriceHalfWayBetweenTwoMicrosGoesToTheEvenOne() {
        ClearingResult twoTrades = clear(
                List.of(renewable("s1", "1", "0.000000"), renewable("s2", "1", "0.000002")),
                List.of(bid("b1", "1", "0.000004"), bid("b2", "1", "0.000004")));

        assertThat(twoTrades.trades())
                .extracting(trade -> trade.price().micros())
                .containsExactly(2L, 3L);
        assertThat(Ladder.totals(twoTrades).meanPrice()).contains(Price.of("0.000002"));
    }

    @Test
    void anOrderMatchedInPartIsDrawnAsTwoBars() {
        ClearingResult part = clear(List.of(renewable("s", "10", "0.10")), List.of(bid("b", "4", "0.20")));

        assertThat(drawing(part))
                .extracting(LadderTest::inWords)
                .containsExactly(
                        "BID_MATCHED 0.000–4.000 @ 0.200000 b",
                        "RENEWABLE_MATCHED 0.000–4.000 @ 0.100000 s",
                        "RENEWABLE_UNMATCHED 4.000–10.000 @ 0.100000 s");
    }

    @Test
    void theDrawingTellsMatchedFromUnmatchedAndRenewableFromConventional() {
        assertThat(drawing(EXAMPLE))
                .extracting(LadderTest::inWords)
                .containsExactly(
                        "BID_MATCHED 0.000–12.000 @ 0.500000 x",
                        "BID_MATCHED 12.000–18.000 @ 0.420000 y",
                        "BID_UNMATCHED 18.000–23.000 @ 0.300000 z",
                        "RENEWABLE_MATCHED 0.000–10.000 @ 0.400000 PV-a",
                        "RENEWABLE_UNMATCHED 10.000–15.000 @ 0.550000 wind-b",
                        "CONVENTIONAL_MATCHED 15.000–23.000 @ 0.350000 gas-c",
                        "CONVENTIONAL_UNMATCHED 23.000–29.000 @ 0.450000 gas-d");
    }

    @Test
    void ofMoreOrdersThanAPictureCanShowNeighboursAreJoinedAtTheirMeanPrice() {
        int orders = 2 * ClearingWorkbench.MAXIMUM_BARS + 1;
        List<Ask> asks = IntStream.rangeClosed(1, orders)
                .mapToObj(i -> renewable("s" + i, "1", "0.%06d".formatted(i)))
                .toList();

        List<LadderBar> bars = drawing(clear(asks, List.of()));

        assertThat(bars).hasSizeLessThanOrEqualTo(ClearingWorkbench.MAXIMUM_BARS);
        assertThat(bars).extracting(LadderBar::group).containsOnly(LadderGroup.RENEWABLE_UNMATCHED);
        // 0.000001, 0.000002 and 0.000003
        assertThat(inWords(bars.getFirst())).isEqualTo("RENEWABLE_UNMATCHED 0.000–3.000 @ 0.000002 s1");
        assertThat(bars.stream().mapToInt(LadderBar::orders).sum()).isEqualTo(orders);
        assertThat(bars.getLast().to()).hasToString(orders + ".000");
    }

    private static ClearingResult clear(List<Ask> asks, List<Bid> bids) {
        return Clearing.clear(new OrderBook(NOON, asks, bids));
    }

    private static List<LadderBar> drawing(ClearingResult result) {
        return LadderDrawing.of(Ladder.supply(result), Ladder.demand(result));
    }

    private static String inWords(LadderStep step) {
        return "%s %s–%s, %s matched, %s open"
                .formatted(step.order().id(), step.from(), step.to(), step.cleared(), step.open());
    }

    private static String inWords(LadderBar bar) {
        return "%s %s–%s @ %s %s".formatted(bar.group(), bar.from(), bar.to(), bar.price(), bar.first());
    }
}

package energy.wattle.settlement.core;

import static energy.wattle.settlement.core.Settlements.NOON;
import static energy.wattle.settlement.core.Settlements.grid;
import static energy.wattle.settlement.core.Settlements.meters;
import static energy.wattle.settlement.core.Settlements.trade;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.Quality;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.trading.Trade;
import energy.wattle.units.Money;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Party;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * Market rules, Worked examples 2 to 10; example 1 is in ClearingTest. Each is settled by the rules alone and by the
 * contract on a chain.
 */
class WorkedExamplesTest {

    private static final GridPrices GRID = grid("0.60", "0.30");

    @Test
    void example2SellerShort() {
        List<SettlementLine> lines =
                settle(GRID, meters("seller", "80", "buyer", "-100"), trade("seller", "buyer", "100", "0.45"));

        assertThat(inWords(lines))
                .containsExactly(
                        "ENERGY buyer→seller 80.000 @ 0.450000 = 36.000000",
                        "GRID_IMPORT buyer→GRID 20.000 @ 0.600000 = 12.000000",
                        "COMPENSATION seller→buyer 20.000 @ 0.150000 = 3.000000");
        assertThat(received("buyer", lines)).hasToString("-45.000000");
    }

    @Test
    void example3BuyerShort() {
        List<SettlementLine> lines =
                settle(GRID, meters("seller", "100", "buyer", "-70"), trade("seller", "buyer", "100", "0.45"));

        assertThat(inWords(lines))
                .containsExactly(
                        "ENERGY buyer→seller 70.000 @ 0.450000 = 31.500000",
                        "GRID_EXPORT GRID→seller 30.000 @ 0.300000 = 9.000000",
                        "COMPENSATION buyer→seller 30.000 @ 0.150000 = 4.500000");
        assertThat(received("seller", lines)).hasToString("45.000000");
    }

    @Test
    void example4BothShort() {
        assertThat(inWords(
                        settle(GRID, meters("seller", "80", "buyer", "-70"), trade("seller", "buyer", "100", "0.45"))))
                .containsExactly(
                        "ENERGY buyer→seller 70.000 @ 0.450000 = 31.500000",
                        "GRID_EXPORT GRID→seller 10.000 @ 0.300000 = 3.000000",
                        "COMPENSATION buyer→seller 10.000 @ 0.150000 = 1.500000");
    }

    @Test
    void example5GridCheaperThanTheContract() {
        assertThat(inWords(settle(
                        grid("0.40", "0.30"),
                        meters("seller", "80", "buyer", "-100"),
                        trade("seller", "buyer", "100", "0.45"))))
                .containsExactly(
                        "ENERGY buyer→seller 80.000 @ 0.450000 = 36.000000",
                        "GRID_IMPORT buyer→GRID 20.000 @ 0.400000 = 8.000000");
    }

    @Test
    void example6BothOver() {
        assertThat(inWords(settle(
                        GRID, meters("seller", "120", "buyer", "-130"), trade("seller", "buyer", "100", "0.45"))))
                .containsExactly(
                        "ENERGY buyer→seller 100.000 @ 0.450000 = 45.000000",
                        "GRID_IMPORT buyer→GRID 30.000 @ 0.600000 = 18.000000",
                        "GRID_EXPORT GRID→seller 20.000 @ 0.300000 = 6.000000");
    }

    @Test
    void example7SpreadOverSeveralTrades() {
        List<SettlementLine> lines = settle(
                GRID,
                meters("seller", "30", "x", "-10", "y", "-10", "z", "-11"),
                trade("seller", "x", "10", "0.45"),
                trade("seller", "y", "10", "0.45"),
                trade("seller", "z", "11", "0.45"));

        assertThat(lines.stream()
                        .filter(line -> line.kind().name().equals("GRID_IMPORT"))
                        .map(line -> line.payer().code() + " " + line.quantity()))
                .containsExactly("x 0.323", "y 0.322", "z 0.355");
    }

    @Test
    void example8SellerThatBoughtBack() {
        assertThat(inWords(settle(
                        GRID,
                        meters("seller", "80", "buyer", "-100", "helper", "20"),
                        trade("seller", "buyer", "100", "0.45"),
                        trade("helper", "seller", "20", "0.50"))))
                .containsExactly(
                        "ENERGY buyer→seller 100.000 @ 0.450000 = 45.000000",
                        "ENERGY seller→helper 20.000 @ 0.500000 = 10.000000");
    }

    @Test
    void example9ProsumerThatTurnedImporter() {
        assertThat(inWords(settle(
                        GRID, meters("prosumer", "-4", "buyer", "-10"), trade("prosumer", "buyer", "10", "0.45"))))
                .containsExactly(
                        "GRID_IMPORT buyer→GRID 10.000 @ 0.600000 = 6.000000",
                        "COMPENSATION prosumer→buyer 10.000 @ 0.150000 = 1.500000",
                        "GRID_IMPORT prosumer→GRID 4.000 @ 0.600000 = 2.400000");
    }

    @Test
    void example10Resettlement() {
        Trade trade = trade("seller", "buyer", "100", "0.45");
        SortedMap<ParticipantId, MeteredEnergy> meters = meters("buyer", "-100");
        ParticipantId seller = new ParticipantId("seller");
        meters.put(seller, NetPosition.standIn(seller, List.of(trade)));
        List<SettlementLine> first = settle(GRID, meters, trade);
        assertThat(inWords(first)).containsExactly("ENERGY buyer→seller 100.000 @ 0.450000 = 45.000000");
        assertThat(first).extracting(SettlementLine::quality).containsExactly(Quality.ESTIMATED);

        List<SettlementLine> afresh = settle(GRID, meters("seller", "80", "buyer", "-100"), trade);
        List<SettlementLine> differences = Resettlement.differences(first, afresh);

        assertThat(inWords(differences))
                .containsExactly(
                        "ENERGY buyer→seller -20.000 @ 0.450000 = -9.000000",
                        "GRID_IMPORT buyer→GRID 20.000 @ 0.600000 = 12.000000",
                        "COMPENSATION seller→buyer 20.000 @ 0.150000 = 3.000000");
        assertThat(differences).extracting(SettlementLine::quality).containsOnly(Quality.METERED);
    }

    private static List<SettlementLine> settle(
            GridPrices prices, SortedMap<ParticipantId, MeteredEnergy> meters, Trade... trades) {
        List<SettlementLine> lines = IntervalSettlement.settle(
                new SettlementInput(NOON, List.of(trades), meters, prices), SettlementContract.DEFAULT);
        assertThat(onTheChain(prices, meters, trades)).isEqualTo(lines);
        return lines;
    }

    /** The first booking; what is estimated is not read, and its deadline is over. */
    private static List<SettlementLine> onTheChain(
            GridPrices prices, SortedMap<ParticipantId, MeteredEnergy> meters, Trade... trades) {
        SettlementChain chain = new SettlementChain().trades(trades);
        chain.block(NOON.start());
        chain.price(NOON, prices.importPrice().toString(), prices.exportPrice().toString());
        meters.forEach((participant, metered) -> {
            chain.members(participant.code());
            if (metered.quality() == Quality.METERED) {
                chain.read(NOON, participant.code(), metered.netExport().toString());
            }
        });
        boolean isComplete = meters.values().stream().allMatch(metered -> metered.quality() == Quality.METERED);
        assertThat(chain.noonIn(isComplete ? NOON.end() : NOON.end().plus(Duration.ofHours(24))))
                .containsExactly(isComplete ? "1 FINAL" : "1 PROVISIONAL");
        return chain.lines.stream().map(BookedLine::line).toList();
    }

    private static Money received(String participant, List<SettlementLine> lines) {
        Party party = new ParticipantId(participant);
        Money sum = Money.ZERO;
        for (SettlementLine line : lines) {
            sum = line.payee().equals(party) ? sum.plus(line.amount()) : sum;
            sum = line.payer().equals(party) ? sum.minus(line.amount()) : sum;
        }
        return sum;
    }

    static List<String> inWords(List<SettlementLine> lines) {
        return lines.stream().map(WorkedExamplesTest::inWords).toList();
    }

    private static String inWords(SettlementLine line) {
        return "%s %s→%s %s @ %s = %s"
                .formatted(
                        line.kind(),
                        line.payer().code(),
                        line.payee().code(),
                        line.quantity(),
                        line.price(),
                        line.amount());
    }
}

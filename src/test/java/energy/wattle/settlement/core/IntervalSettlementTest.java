package energy.wattle.settlement.core;

import static energy.wattle.settlement.core.Settlements.NOON;
import static energy.wattle.settlement.core.Settlements.grid;
import static energy.wattle.settlement.core.Settlements.meters;
import static energy.wattle.settlement.core.Settlements.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.Quality;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.trading.Trade;
import energy.wattle.units.Coefficient;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Market rules, Forecast compensation and settlement. */
class IntervalSettlementTest {

    private static final int RANDOM_INTERVALS = 5_000;
    private static final Trade TRADE = trade("A", "B", "100", "0.45");
    private static final GridPrices GRID = grid("0.60", "0.30");

    @Test
    void thousandsOfRandomIntervalsSettleAsTheNaiveTwinSettlesThem() {
        for (int seed = 0; seed < RANDOM_INTERVALS; seed++) {
            Random random = new Random(seed);
            SettlementInput input = Settlements.random(random, 12);
            SettlementContract contract = Settlements.randomContract(random);

            List<String> lines = IntervalSettlement.settle(input, contract).stream()
                    .map(IntervalSettlementTest::inUnits)
                    .toList();

            assertThat(lines).as("seed %d", seed).isEqualTo(new NaiveSettlement(input, contract).lines);
        }
    }

    @Test
    void moneyAndEnergyBalanceToZeroInEachRandomInterval() {
        for (int seed = 0; seed < RANDOM_INTERVALS; seed++) {
            Random random = new Random(seed);
            SettlementInput input = Settlements.random(random, 12);
            List<SettlementLine> lines = IntervalSettlement.settle(input, Settlements.randomContract(random));
            Balance balance = new Balance();
            balance.add(input.metered().values(), lines);

            assertThat(balance.money()).as("money, seed %d", seed).isZero();
            assertThat(balance.energy()).as("energy, seed %d", seed).isZero();
            assertThat(exchangedBy(lines))
                    .as("energy of each participant, seed %d", seed)
                    .isEqualTo(metered(input));
        }
    }

    @Test
    void aCoefficientSharesTheDifference() {
        assertThat(compensation(new Spread(Coefficient.of("0.5")), meters("A", "80", "B", "-100")))
                .containsExactly("COMPENSATION A→B 20000 Wh @ 75000 = 1500000");
    }

    @Test
    void aCompensationOfZeroIsStillWritten() {
        assertThat(compensation(new Spread(Coefficient.of("0")), meters("A", "80", "B", "-100")))
                .containsExactly("COMPENSATION A→B 20000 Wh @ 0 = 0");
    }

    @Test
    void theLatestPairPriceInForceAtTheStartOfTheIntervalCounts() {
        Negotiated negotiated = new Negotiated(
                Spread.FULL,
                List.of(
                        pairPrice("0.01", NOON.start().minusSeconds(3600)),
                        pairPrice("0.05", NOON.start()),
                        pairPrice("0.09", NOON.start().plusSeconds(1))));

        assertThat(compensation(negotiated, meters("A", "80", "B", "-100")))
                .containsExactly("COMPENSATION A→B 20000 Wh @ 50000 = 1000000");
        assertThat(compensation(negotiated, meters("A", "100", "B", "-90")))
                .as("the other direction has no price and is settled as spread")
                .containsExactly("COMPENSATION B→A 10000 Wh @ 150000 = 1500000");
    }

    @Test
    void aPairPriceStaysBetweenZeroAndTheDifference() {
        assertThat(compensation(
                        new Negotiated(Spread.FULL, List.of(pairPrice("0.99", Instant.MIN))),
                        meters("A", "80", "B", "-100")))
                .containsExactly("COMPENSATION A→B 20000 Wh @ 150000 = 3000000");
        assertThat(compensation(
                        new Negotiated(Spread.FULL, List.of(pairPrice("-0.10", Instant.MIN))),
                        meters("A", "80", "B", "-100")))
                .containsExactly("COMPENSATION A→B 20000 Wh @ 0 = 0");
    }

    @Test
    void anAssignedPriceHoldsForItsIntervalAndDirection() {
        Assigned assigned = new Assigned(
                Spread.FULL, Map.of(CompensationDirection.BUYER_TO_SELLER, Map.of(NOON, Price.of("0.02"))));

        assertThat(compensation(assigned, meters("A", "100", "B", "-90")))
                .containsExactly("COMPENSATION B→A 10000 Wh @ 20000 = 200000");
        assertThat(compensation(assigned, meters("A", "80", "B", "-100")))
                .containsExactly("COMPENSATION A→B 20000 Wh @ 150000 = 3000000");
    }

    @Test
    void feesAreBorneHalfByEachSideAndTheOddMicroUnitByTheBuyer() {
        SettlementContract contract = new SettlementContract(Spread.FULL, new Price(3), new Price(5));

        assertThat(settle(
                        contract,
                        new SettlementInput(
                                NOON, List.of(trade("A", "B", "1", "0.45")), meters("A", "1", "B", "-1"), GRID)))
                .containsExactly(
                        "ENERGY B→A 1000 Wh @ 450000 = 450000",
                        "NETWORK_FEE B→GRID 1000 Wh @ 3 = 2",
                        "NETWORK_FEE A→GRID 1000 Wh @ 3 = 1",
                        "OPERATOR_FEE B→OPERATOR 1000 Wh @ 5 = 3",
                        "OPERATOR_FEE A→OPERATOR 1000 Wh @ 5 = 2");
    }

    @Test
    void aNegativePriceGivesANegativeAmountAndLeavesPayerAndPayee() {
        assertThat(settle(
                        SettlementContract.DEFAULT,
                        new SettlementInput(
                                NOON, List.of(trade("A", "B", "1", "-0.05")), meters("A", "1", "B", "-1"), GRID)))
                .containsExactly("ENERGY B→A 1000 Wh @ -50000 = -50000");
    }

    @Test
    void linesAreEstimatedWhenAReadingOrThePricesStandIn() {
        var meters = meters("A", "80", "B", "-100", "C", "-1");
        meters.put(new ParticipantId("A"), NetPosition.standIn(new ParticipantId("A"), List.of(TRADE)));

        assertThat(IntervalSettlement.settle(
                        new SettlementInput(NOON, List.of(TRADE), meters, GRID), SettlementContract.DEFAULT))
                .extracting(SettlementLine::kind, SettlementLine::quality)
                .containsExactly(
                        tuple(LineKind.ENERGY, Quality.ESTIMATED), tuple(LineKind.GRID_IMPORT, Quality.METERED));
        GridPrices standIn = new GridPrices(Price.of("0.60"), Price.of("0.30"), Quality.ESTIMATED);
        assertThat(IntervalSettlement.settle(
                        new SettlementInput(NOON, List.of(TRADE), meters, standIn), SettlementContract.DEFAULT))
                .extracting(SettlementLine::quality)
                .containsOnly(Quality.ESTIMATED);
    }

    @Test
    void anOverflowNamesTheTradeOrTheParticipantAndSettlesNothing() {
        Trade huge = trade("A", "B", "9223372036854775.807", "0.45");
        assertThatExceptionOfType(UnsettleableException.class)
                .isThrownBy(() -> settle(
                        SettlementContract.DEFAULT,
                        new SettlementInput(
                                NOON,
                                List.of(huge, trade("A", "C", "0.001", "0.45")),
                                meters("A", "1", "B", "1", "C", "1"),
                                GRID)))
                .satisfies(e -> assertThat(e.trades()).hasSize(1));
        assertThatExceptionOfType(UnsettleableException.class)
                .isThrownBy(() -> settle(
                        SettlementContract.DEFAULT,
                        new SettlementInput(NOON, List.of(huge), meters("A", "-9223372036854775.807", "B", "0"), GRID)))
                .satisfies(e -> assertThat(e.participants()).containsExactly(new ParticipantId("A")));
    }

    @Test
    void sharesOfHugeQuantitiesAreExact() {
        long[] weights = {Long.MAX_VALUE / 3, Long.MAX_VALUE / 3, Long.MAX_VALUE / 3};

        assertThat(ProRata.spread(Long.MAX_VALUE / 2, weights))
                .containsExactly(1537228672809129301L, 1537228672809129301L, 1537228672809129301L);
        assertThat(ProRata.spread(5, new long[] {3, 3, 3})).containsExactly(2, 2, 1);
    }

    private static List<String> compensation(CompensationRule rule, SortedMap<ParticipantId, MeteredEnergy> meters) {
        return settle(
                        new SettlementContract(rule, Price.ZERO, Price.ZERO),
                        new SettlementInput(NOON, List.of(TRADE), meters, GRID))
                .stream()
                .filter(line -> line.startsWith("COMPENSATION"))
                .toList();
    }

    private static List<String> settle(SettlementContract contract, SettlementInput input) {
        return IntervalSettlement.settle(input, contract).stream()
                .map(IntervalSettlementTest::inUnits)
                .toList();
    }

    private static PairPrice pairPrice(String price, Instant from) {
        return new PairPrice(
                TRADE.seller(), TRADE.buyer(), CompensationDirection.SELLER_TO_BUYER, Price.of(price), from);
    }

    /** Net export of each participant according to the lines alone, Wh. */
    private static Map<String, BigInteger> exchangedBy(List<SettlementLine> lines) {
        Map<String, BigInteger> net = new TreeMap<>();
        for (SettlementLine line : lines) {
            BigInteger quantity = BigInteger.valueOf(line.quantity().value());
            switch (line.kind()) {
                case ENERGY, GRID_IMPORT, GRID_EXPORT -> {
                    // Energy flows against the money of its line.
                    net.merge(line.payee().code(), quantity, BigInteger::add);
                    net.merge(line.payer().code(), quantity.negate(), BigInteger::add);
                }
                case COMPENSATION, NETWORK_FEE, OPERATOR_FEE -> {}
            }
        }
        net.remove("GRID");
        net.values().removeIf(quantity -> quantity.signum() == 0);
        return net;
    }

    private static Map<String, BigInteger> metered(SettlementInput input) {
        Map<String, BigInteger> net = new TreeMap<>();
        input.metered()
                .forEach((participant, metered) -> net.put(
                        participant.code(),
                        BigInteger.valueOf(metered.netExport().value())));
        net.values().removeIf(quantity -> quantity.signum() == 0);
        return net;
    }

    private static String inUnits(SettlementLine line) {
        return "%s %s→%s %d Wh @ %d = %d"
                .formatted(
                        line.kind(),
                        line.payer().code(),
                        line.payee().code(),
                        line.quantity().value(),
                        line.price().micros(),
                        line.amount().micros());
    }
}

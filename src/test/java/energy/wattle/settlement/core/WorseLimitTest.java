package energy.wattle.settlement.core;

import static energy.wattle.settlement.core.Settlements.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.membership.Participant;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.trading.Trade;
import energy.wattle.units.Coefficient;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Silence never pays. Market rules, Missing meters, corrections. */
class WorseLimitTest {

    private static final long FEED_IN = 40_000;
    private static final long CONNECTION = 60_000;

    @Test
    void whoeverSoldPaysForTheWholeConnectionDrawn() {
        assertThat(limit(Settlements.grid("0.60", "0.30"))).isEqualTo(-CONNECTION / 4);
    }

    @Test
    void whereFeedingInCostsMoreItIsTheWholeCapacityFedIn() {
        assertThat(limit(Settlements.grid("0.60", "-9"))).isEqualTo(FEED_IN / 4);
    }

    @Test
    void twoEquallyBadLimitsGiveTheDraw() {
        assertThat(limit(Settlements.grid("0", "0"))).isEqualTo(-CONNECTION / 4);
    }

    /** Without sales or purchases. */
    private static long limit(GridPrices prices) {
        SettlementInput assumed = new SettlementInput(NOON, List.of(), Settlements.meters("p0", "0"), prices);
        return new WorseLimit(assumed, SettlementContract.DEFAULT)
                .of(participant("p0"))
                .netExport()
                .value();
    }

    @Test
    void noReadingWithinTheLimitsIsWorseWhereTheGridBuysBelowAndSellsAboveTheContracts() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            SettlementInput assumed = ordinary(Settlements.random(random, 10), random);
            SettlementContract contract = new SettlementContract(
                    new Spread(new Coefficient(random.nextInt(1_000_001))), Price.ZERO, Price.ZERO);
            ParticipantId silent = assumed.metered().firstKey();
            MeteredEnergy limit = new WorseLimit(assumed, contract).of(participant(silent.code()));
            BigInteger worst = received(silent, limit.netExport().value(), assumed, contract);
            for (int i = 0; i < 20; i++) {
                long reading = random.nextLong(FEED_IN / 4 + CONNECTION / 4 + 1) - CONNECTION / 4;
                // Each of its lines is rounded to a micro-unit.
                assertThat(worst)
                        .as("seed %d, %d Wh", seed, reading)
                        .isLessThanOrEqualTo(received(silent, reading, assumed, contract)
                                .add(BigInteger.valueOf(3L * assumed.trades().size() + 1)));
            }
        }
    }

    @Test
    void itIsTheWorseOfTheTwoOverTheWholeIntervalAndNotOnlyItsOwnPart() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            SettlementInput assumed = Settlements.random(random, 12);
            SettlementContract contract = Settlements.randomContract(random);
            for (ParticipantId silent : assumed.metered().keySet()) {
                BigInteger feedIn = received(silent, FEED_IN / 4, assumed, contract);
                BigInteger draw = received(silent, -CONNECTION / 4, assumed, contract);
                long naive = feedIn.compareTo(draw) < 0 ? FEED_IN / 4 : -CONNECTION / 4;
                assertThat(new WorseLimit(assumed, contract)
                                .of(participant(silent.code()))
                                .netExport()
                                .value())
                        .as("seed %d, %s", seed, silent)
                        .isEqualTo(naive);
            }
        }
    }

    /** The same trades, with grid prices on either side of all of them, and nobody beyond the limits. */
    private static SettlementInput ordinary(SettlementInput input, Random random) {
        List<Trade> trades = input.trades().stream()
                .filter(trade -> trade.quantity().value() < FEED_IN / 40)
                .map(trade -> new Trade(
                        trade.interval(),
                        trade.sellOrder(),
                        trade.buyOrder(),
                        trade.seller(),
                        trade.buyer(),
                        trade.quantity(),
                        new Price(200_000 + random.nextInt(100_000))))
                .toList();
        GridPrices prices = GridPrices.published(
                new Price(300_000 + random.nextInt(300_000)), new Price(200_000 - random.nextInt(300_000)));
        return new SettlementInput(input.interval(), trades, input.metered(), prices);
    }

    private static BigInteger received(
            ParticipantId participant, long energy, SettlementInput assumed, SettlementContract contract) {
        SortedMap<ParticipantId, MeteredEnergy> metered = new TreeMap<>(assumed.metered());
        metered.put(participant, MeteredEnergy.reading(new WattHours(energy)));
        List<SettlementLine> lines = IntervalSettlement.settle(
                new SettlementInput(NOON, assumed.trades(), metered, assumed.prices()), contract);
        Balance balance = new Balance();
        balance.add(metered.values(), lines);
        return balance.received(participant);
    }

    private static Participant participant(String id) {
        MadeUpMarket market = new MadeUpMarket();
        market.add(id, Instant.EPOCH, Optional.empty(), FEED_IN, CONNECTION);
        return market.participants(new energy.wattle.ledger.core.MapState()).getFirst();
    }
}

package energy.wattle.settlement.core;

import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.Quality;
import energy.wattle.trading.Trade;
import energy.wattle.units.Coefficient;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Trades, meters and contracts for tests and benchmarks. */
public final class Settlements {

    public static final Interval NOON = new Interval(Instant.parse("2024-06-03T10:00:00Z"));

    private Settlements() {}

    public static Trade trade(String seller, String buyer, String kilowattHours, String price) {
        return new Trade(
                NOON,
                new OrderId("s-" + seller + "-" + buyer),
                new OrderId("b-" + buyer + "-" + seller + "-" + price),
                new ParticipantId(seller),
                new ParticipantId(buyer),
                WattHours.ofKilowattHours(kilowattHours),
                Price.of(price));
    }

    public static GridPrices grid(String importPrice, String exportPrice) {
        return GridPrices.published(Price.of(importPrice), Price.of(exportPrice));
    }

    /** Readings by participant, as pairs of name and kWh. */
    public static SortedMap<ParticipantId, MeteredEnergy> meters(String... namesAndKilowattHours) {
        SortedMap<ParticipantId, MeteredEnergy> meters = new TreeMap<>();
        for (int i = 0; i < namesAndKilowattHours.length; i += 2) {
            meters.put(
                    new ParticipantId(namesAndKilowattHours[i]),
                    MeteredEnergy.reading(WattHours.ofKilowattHours(namesAndKilowattHours[i + 1])));
        }
        return meters;
    }

    /** A random interval: mixed sellers and buyers, odd Wh, negative prices, some readings estimated. */
    public static SettlementInput random(RandomGenerator random, int mostTrades) {
        int participants = 2 + random.nextInt(6);
        List<Trade> trades = new ArrayList<>();
        for (int i = random.nextInt(mostTrades + 1); i > 0; i--) {
            int seller = random.nextInt(participants);
            int buyer = (seller + 1 + random.nextInt(participants - 1)) % participants;
            trades.add(new Trade(
                    NOON,
                    new OrderId("s" + i),
                    new OrderId("b" + i),
                    participant(seller),
                    participant(buyer),
                    new WattHours(1 + random.nextLong(random.nextBoolean() ? 4 : 5_000)),
                    price(random)));
        }
        SortedMap<ParticipantId, MeteredEnergy> meters = new TreeMap<>();
        for (int i = 0; i < participants; i++) {
            long net = random.nextInt(4) == 0
                    ? NetPosition.standIn(participant(i), trades).netExport().value()
                    : random.nextLong(30_001) - 15_000;
            Quality quality = random.nextInt(5) == 0 ? Quality.ESTIMATED : Quality.METERED;
            meters.put(participant(i), new MeteredEnergy(new WattHours(net), quality));
        }
        return new SettlementInput(NOON, trades, meters, GridPrices.published(price(random), price(random)));
    }

    /** Any of the three contracts, with and without fees, with prices for some of the random participants. */
    public static SettlementContract randomContract(RandomGenerator random) {
        Spread spread = new Spread(new Coefficient(random.nextBoolean() ? 1_000_000 : random.nextLong(1_000_001)));
        CompensationRule rule = switch (random.nextInt(3)) {
            case 0 -> spread;
            case 1 -> new Negotiated(spread, pairPrices(random));
            default -> new Assigned(spread, Map.of(CompensationDirection.SELLER_TO_BUYER, Map.of(NOON, price(random))));
        };
        return new SettlementContract(rule, fee(random), fee(random));
    }

    private static List<PairPrice> pairPrices(RandomGenerator random) {
        List<PairPrice> prices = new ArrayList<>();
        HashSet<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            ParticipantId seller = participant(random.nextInt(7));
            ParticipantId buyer = participant(random.nextInt(7));
            CompensationDirection direction = random.nextBoolean()
                    ? CompensationDirection.SELLER_TO_BUYER
                    : CompensationDirection.BUYER_TO_SELLER;
            Instant from = NOON.start().plusSeconds(900L * (random.nextInt(5) - 3));
            if (seen.add(List.of(seller, buyer, direction, from))) {
                prices.add(new PairPrice(seller, buyer, direction, price(random), from));
            }
        }
        return prices;
    }

    private static ParticipantId participant(int i) {
        return new ParticipantId("p" + i);
    }

    private static Price price(RandomGenerator random) {
        return new Price(random.nextLong(1_200_001) - 400_000);
    }

    private static Price fee(RandomGenerator random) {
        return random.nextBoolean() ? Price.ZERO : new Price(random.nextLong(20_000));
    }
}

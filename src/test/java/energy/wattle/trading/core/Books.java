package energy.wattle.trading.core;

import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.OrderBook;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Orders and books for tests and benchmarks. */
public final class Books {

    public static final Interval NOON = new Interval(Instant.parse("2024-06-03T10:00:00Z"));

    private Books() {}

    public static Ask renewable(String id, String kilowattHours, String price) {
        return ask(id, EnergySource.RENEWABLE, kilowattHours, price);
    }

    public static Ask conventional(String id, String kilowattHours, String price) {
        return ask(id, EnergySource.CONVENTIONAL, kilowattHours, price);
    }

    public static Bid bid(String id, String kilowattHours, String price) {
        return new Bid(
                new OrderId(id),
                new ParticipantId("buyer-" + id),
                WattHours.ofKilowattHours(kilowattHours),
                Price.of(price));
    }

    /**
     * A random book: few prices, so that ties are common; odd Wh; either side may be thin or empty.
     *
     * @param most the largest number of orders on a side
     */
    public static OrderBook random(RandomGenerator random, int most) {
        int prices = 1 + random.nextInt(20);
        int sellers = 1 + random.nextInt(5);
        List<Ask> asks = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            EnergySource source = random.nextBoolean() ? EnergySource.RENEWABLE : EnergySource.CONVENTIONAL;
            asks.add(new Ask(
                    new OrderId("s" + asks.size()),
                    new ParticipantId("seller-" + random.nextInt(sellers)),
                    source,
                    quantity(random),
                    price(random, prices)));
        }
        List<Bid> bids = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            bids.add(new Bid(
                    new OrderId("b" + bids.size()),
                    new ParticipantId("buyer-" + random.nextInt(sellers)),
                    quantity(random),
                    price(random, prices)));
        }
        return new OrderBook(NOON, asks, bids);
    }

    private static Ask ask(String id, EnergySource source, String kilowattHours, String price) {
        return new Ask(
                new OrderId(id),
                new ParticipantId("seller-" + id),
                source,
                WattHours.ofKilowattHours(kilowattHours),
                Price.of(price));
    }

    private static WattHours quantity(RandomGenerator random) {
        return new WattHours(1 + random.nextLong(random.nextBoolean() ? 5 : 9_999));
    }

    /** Now and then one that is larger than any market allows, since clearing itself knows no limits. */
    private static Price price(RandomGenerator random, int prices) {
        long price = (random.nextInt(prices) - prices / 3) * 33_333L + random.nextInt(2);
        return new Price(random.nextInt(40) == 0 ? price << 30 : price);
    }
}

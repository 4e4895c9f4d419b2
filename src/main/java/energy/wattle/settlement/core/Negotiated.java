package energy.wattle.settlement.core;

import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.PairPrice;
import energy.wattle.trading.Trade;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Contract {@code negotiated}: the price that the pair agreed on for this direction, from 0 to the difference. A pair
 * without a price in force at the interval's start is settled as {@link Spread}.
 */
public final class Negotiated implements CompensationRule {

    private record Pair(ParticipantId seller, ParticipantId buyer, CompensationDirection direction) {}

    private final Spread otherwise;
    private final Map<Pair, NavigableMap<Instant, Price>> prices = new HashMap<>();

    /**
     * The contract with its pair prices.
     *
     * @param otherwise settles pairs without a price
     * @throws IllegalArgumentException if a pair has two prices for one direction from the same instant
     */
    public Negotiated(Spread otherwise, Collection<PairPrice> pairPrices) {
        this.otherwise = otherwise;
        for (PairPrice agreed : pairPrices) {
            Price earlier = prices.computeIfAbsent(
                            new Pair(agreed.seller(), agreed.buyer(), agreed.direction()), any -> new TreeMap<>())
                    .put(agreed.from(), agreed.price());
            if (earlier != null) {
                throw new IllegalArgumentException("two prices of one pair and direction from the same instant");
            }
        }
    }

    @Override
    public Price price(Trade trade, CompensationDirection direction, Price difference) {
        NavigableMap<Instant, Price> agreed = prices.get(new Pair(trade.seller(), trade.buyer(), direction));
        Map.Entry<Instant, Price> inForce =
                agreed == null ? null : agreed.floorEntry(trade.interval().start());
        return inForce == null
                ? otherwise.price(trade, direction, difference)
                : inForce.getValue().min(difference).orZero();
    }
}

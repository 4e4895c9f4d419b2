package energy.wattle.settlement.core;

import static energy.wattle.settlement.core.SettlementTables.PAIR_OFFERS;
import static energy.wattle.settlement.core.SettlementTables.PAIR_PRICES;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateView;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.PairPrice;
import energy.wattle.trading.Trade;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What pairs have agreed on, and what one of a pair has put forward. */
final class PairPriceState {

    /** Starts of one pair and direction. */
    static final int AGREED = 1_000;

    /** What one pair may have put forward for one direction without agreeing. */
    static final int OFFERS = 100;

    private record Pair(ParticipantId seller, ParticipantId buyer) {}

    private PairPriceState() {}

    /** The prices in force at an instant, of the pairs of these trades. */
    static List<PairPrice> inForce(StateView state, List<Trade> trades, Instant instant) {
        Set<Pair> pairs = new LinkedHashSet<>();
        trades.forEach(trade -> pairs.add(new Pair(trade.seller(), trade.buyer())));
        List<PairPrice> prices = new ArrayList<>();
        for (Pair pair : pairs) {
            for (CompensationDirection direction : CompensationDirection.values()) {
                inForce(state, pair, direction, instant).ifPresent(prices::add);
            }
        }
        return prices;
    }

    static boolean isFull(StateView state, PairPrice price) {
        Bytes pair = SettlementTables.pairPrefix(price.seller(), price.buyer(), price.direction());
        return state.get(PAIR_PRICES, SettlementTables.pairKey(price)).isEmpty()
                && state.startingWith(PAIR_PRICES, pair, AGREED).size() == AGREED;
    }

    static boolean hasTooManyOffers(StateView state, PairPrice price, Instant now) {
        Bytes pair = SettlementTables.pairPrefix(price.seller(), price.buyer(), price.direction());
        return state.startingWith(PAIR_OFFERS, pair, OFFERS).stream()
                        .filter(offer -> !hasPassed(offer, pair, now))
                        .count()
                == OFFERS;
    }

    /** Forgets what was put forward for a start that is over: nobody can agree to it any more. */
    static void dropPassed(StateView state, PairPrice price, Instant now, StateChanges changes) {
        Bytes pair = SettlementTables.pairPrefix(price.seller(), price.buyer(), price.direction());
        state.startingWith(PAIR_OFFERS, pair, OFFERS).stream()
                .filter(offer -> hasPassed(offer, pair, now))
                .forEach(offer -> changes.delete(PAIR_OFFERS, offer.key()));
    }

    private static boolean hasPassed(StateView.Entry offer, Bytes pair, Instant now) {
        return Instant.ofEpochSecond(SettlementTables.numberAt(offer.key(), pair.length()))
                .isBefore(now);
    }

    private static Optional<PairPrice> inForce(
            StateView state, Pair pair, CompensationDirection direction, Instant instant) {
        Bytes prefix = SettlementTables.pairPrefix(pair.seller(), pair.buyer(), direction);
        PairPrice found = null;
        for (StateView.Entry entry : state.startingWith(PAIR_PRICES, prefix, AGREED)) {
            Instant from = Instant.ofEpochSecond(SettlementTables.numberAt(entry.key(), prefix.length()));
            if (from.isAfter(instant)) {
                break;
            }
            Price price = new Price(SettlementTables.number(entry.value()));
            found = new PairPrice(pair.seller(), pair.buyer(), direction, price, from);
        }
        return Optional.ofNullable(found);
    }
}

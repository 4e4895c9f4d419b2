package energy.wattle.settlement.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.RecordInBlock;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.KeyHolder;
import energy.wattle.settlement.AssignedPrice;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Executes records of prices. What they change in settled intervals is booked at the end of the same block. */
final class PriceExecution {

    /** How far from the block's time a price may lie, before or after. */
    static final Duration REACH = Duration.ofDays(400);

    private static final String OUT_OF_REACH = "PRICE_OUT_OF_REACH";

    private final MarketView market;

    PriceExecution(MarketView market) {
        this.market = market;
    }

    Outcome gridPrices(StateView state, BlockContext block, Bytes payload) {
        List<PublishedPrice> prices = PriceRecords.decodeGridPrices(payload);
        if (isOutOfReach(prices.getFirst().interval(), prices.getLast().interval(), block)) {
            return new Voided(OUT_OF_REACH);
        }
        StateChanges changes = new StateChanges();
        GridPriceState.put(state, block.height(), prices, changes);
        return Applied.of(List.of(), changes.all());
    }

    Outcome assignedPrices(BlockContext block, Bytes payload) {
        List<AssignedPrice> prices = PriceRecords.decodeAssignedPrices(payload);
        if (isOutOfReach(prices.getFirst().interval(), prices.getLast().interval(), block)) {
            return new Voided(OUT_OF_REACH);
        }
        StateChanges changes = new StateChanges();
        for (AssignedPrice price : prices) {
            long interval = GridNumbers.of(price.interval());
            changes.put(
                    SettlementTables.ASSIGNED_PRICES,
                    SettlementTables.assignedKey(interval, price.direction()),
                    SettlementTables.value(price.price().micros()));
            changes.put(SettlementTables.PRICED_NOW, SettlementTables.key(interval), SettlementTables.PRESENT);
        }
        return Applied.of(List.of(), changes.all());
    }

    /** Puts a price forward for the sender; if the other one of the pair has put forward the same, it is agreed. */
    Outcome pairPrice(StateView state, BlockContext block, RecordInBlock record) {
        if (record.plaintext().isEmpty()) {
            return new Voided("UNREADABLE");
        }
        PairPrice price = PriceRecords.decodePairPrice(record.plaintext().get());
        Optional<ParticipantId> sender =
                market.keyHolder(state, record.record().sender()).flatMap(KeyHolder::owner);
        if (sender.isEmpty()
                || (!sender.get().equals(price.seller()) && !sender.get().equals(price.buyer()))) {
            return new Voided("NOT_OF_THE_PAIR");
        }
        ParticipantId other = sender.get().equals(price.seller()) ? price.buyer() : price.seller();
        Optional<String> refusal = refusal(state, block.instant(), price, other);
        if (refusal.isPresent()) {
            return new Voided(refusal.get());
        }
        StateChanges changes = new StateChanges();
        PairPriceState.dropPassed(state, price, block.instant(), changes);
        Bytes value = SettlementTables.value(price.price().micros());
        Bytes othersOffer = SettlementTables.offerKey(price, other);
        Bytes ownOffer = SettlementTables.offerKey(price, sender.get());
        if (!state.get(SettlementTables.PAIR_OFFERS, othersOffer).equals(Optional.of(value))) {
            changes.put(SettlementTables.PAIR_OFFERS, ownOffer, value);
            return Applied.of(List.of(), changes.all());
        }
        changes.delete(SettlementTables.PAIR_OFFERS, othersOffer).delete(SettlementTables.PAIR_OFFERS, ownOffer);
        changes.put(SettlementTables.PAIR_PRICES, SettlementTables.pairKey(price), value);
        Fact agreed = new Fact(SettlementFacts.PAIR_PRICE_AGREED, PriceRecords.encode(price), true);
        return Applied.of(List.of(agreed), changes.all());
    }

    private Optional<String> refusal(StateView state, Instant now, PairPrice price, ParticipantId other) {
        if (market.participant(state, other).isEmpty()) {
            return Optional.of("UNKNOWN_PARTICIPANT");
        }
        if (price.from().isBefore(now)) {
            return Optional.of("START_PASSED");
        }
        if (price.from().isAfter(now.plus(REACH))) {
            return Optional.of(OUT_OF_REACH);
        }
        if (PairPriceState.isFull(state, price)) {
            return Optional.of("TOO_MANY_PAIR_PRICES");
        }
        return PairPriceState.hasTooManyOffers(state, price, now) ? Optional.of("TOO_MANY_OFFERS") : Optional.empty();
    }

    private static boolean isOutOfReach(Interval first, Interval last, BlockContext block) {
        return first.start().isBefore(block.instant().minus(REACH))
                || last.start().isAfter(block.instant().plus(REACH));
    }
}

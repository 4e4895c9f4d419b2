package energy.wattle.settlement.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.PairPrice;
import energy.wattle.units.ParticipantId;
import java.util.List;
import java.util.OptionalLong;

/** The tables of a sub-chain's state that settlement writes, and their keys. Intervals count in quarter hours. */
final class SettlementTables {

    /** version → contract. */
    static final int CONTRACTS = 40;

    /** UTC day, interval → import and export price. */
    static final int GRID_PRICES = 41;

    /** interval, direction → price. */
    static final int ASSIGNED_PRICES = 42;

    /** seller, buyer, direction, start → price on which both agreed. */
    static final int PAIR_PRICES = 43;

    /** seller, buyer, direction, start, party → price that only this one has put forward. */
    static final int PAIR_OFFERS = 44;

    /** interval → its {@link IntervalAccount}, once it is over. */
    static final int ACCOUNTS = 45;

    /** due instant in seconds, interval → nothing: what is to be settled when no reading comes. */
    static final int DUE = 46;

    /** name → number. */
    static final int CURSORS = 47;

    /** interval → nothing: due, but the zone had no price at all. */
    static final int WAITING = 48;

    /** interval → nothing: a price came in the block that is being executed. */
    static final int PRICED_NOW = 49;

    static final List<Integer> ALL = List.of(40, 41, 42, 43, 44, 45, 46, 47, 48, 49);

    static final String LATEST_CONTRACT = "latest-contract";
    static final String FIRST_PRICE = "first-price";
    static final String LAST_PRICE = "last-price";
    static final String FIRST_INTERVAL = "first-interval";
    static final String NEXT_INTERVAL = "next-interval";

    /** Stands for no value; a state has no empty ones to confuse with deletions. */
    static final Bytes PRESENT = Bytes.of((byte) 1);

    private SettlementTables() {}

    static Bytes key(long number) {
        return new StateKey().number(number).key();
    }

    static Bytes dueKey(long second, long interval) {
        return new StateKey().number(second).number(interval).key();
    }

    static Bytes gridPriceKey(long interval) {
        return new StateKey()
                .number(interval / GridNumbers.PER_DAY)
                .number(interval)
                .key();
    }

    static Bytes assignedKey(long interval, CompensationDirection direction) {
        return new StateKey().number(interval).number(Codes.of(direction)).key();
    }

    static Bytes pairPrefix(ParticipantId seller, ParticipantId buyer, CompensationDirection direction) {
        return pair(seller, buyer, direction).key();
    }

    static Bytes pairKey(PairPrice price) {
        return pair(price).key();
    }

    static Bytes offerKey(PairPrice price, ParticipantId party) {
        return pair(price).text(party.code()).key();
    }

    static Bytes cursorKey(String name) {
        return new StateKey().text(name).key();
    }

    static OptionalLong cursor(StateView state, String name) {
        return state.get(CURSORS, cursorKey(name))
                .map(value -> OptionalLong.of(number(value)))
                .orElse(OptionalLong.empty());
    }

    static Bytes value(long number) {
        // One more than the number, since the encoding leaves a zero out and an empty value is none.
        return new WireWriter().uint(1, number + 1).finish();
    }

    static long number(Bytes value) {
        return WireReader.read("number", value, 16, fields -> fields.uint64(1)) - 1;
    }

    /** The number at a place of a key that consists of numbers there. */
    static long numberAt(Bytes key, int offset) {
        long number = 0;
        byte[] bytes = key.slice(offset, offset + Long.BYTES).toArray();
        for (byte next : bytes) {
            number = (number << 8) | (next & 0xFF);
        }
        return number;
    }

    private static StateKey pair(PairPrice price) {
        return pair(price.seller(), price.buyer(), price.direction())
                .number(price.from().getEpochSecond());
    }

    private static StateKey pair(ParticipantId seller, ParticipantId buyer, CompensationDirection direction) {
        return new StateKey().text(seller.code()).text(buyer.code()).number(Codes.of(direction));
    }
}

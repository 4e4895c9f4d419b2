package energy.wattle.settlement.core;

import static energy.wattle.settlement.core.SettlementTables.FIRST_PRICE;
import static energy.wattle.settlement.core.SettlementTables.GRID_PRICES;
import static energy.wattle.settlement.core.SettlementTables.LAST_PRICE;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.settlement.Quality;
import energy.wattle.units.Price;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The grid's prices in the state, and what stands in for a missing one. Intervals count in quarter hours. */
final class GridPriceState {

    private static final int VALUE_LENGTH = 64;

    private GridPriceState() {}

    static void put(StateView state, long height, List<PublishedPrice> prices, StateChanges changes) {
        long first = GridNumbers.of(prices.getFirst().interval());
        long last = GridNumbers.of(prices.getLast().interval());
        for (PublishedPrice price : prices) {
            long interval = GridNumbers.of(price.interval());
            changes.put(GRID_PRICES, SettlementTables.gridPriceKey(interval), encode(height, price));
            changes.put(SettlementTables.PRICED_NOW, SettlementTables.key(interval), SettlementTables.PRESENT);
        }
        OptionalLong earliest = SettlementTables.cursor(state, FIRST_PRICE);
        if (earliest.isEmpty() || first < earliest.getAsLong()) {
            changes.cursor(FIRST_PRICE, first);
        }
        OptionalLong latest = SettlementTables.cursor(state, LAST_PRICE);
        if (latest.isEmpty() || last > latest.getAsLong()) {
            changes.cursor(LAST_PRICE, last);
        }
    }

    /** What the grid published for the interval. */
    static Optional<GridPrices> published(StateView state, long interval) {
        return state.get(GRID_PRICES, SettlementTables.gridPriceKey(interval))
                .map(value -> decode(value, Quality.METERED));
    }

    /** The prices of the last interval before this one that has any: an estimate. */
    static Optional<GridPrices> lastEarlier(StateView state, long interval) {
        OptionalLong first = SettlementTables.cursor(state, FIRST_PRICE);
        if (first.isEmpty() || first.getAsLong() >= interval) {
            return Optional.empty();
        }
        long before =
                Math.min(interval, SettlementTables.cursor(state, LAST_PRICE).orElseThrow() + 1);
        for (long day = (before - 1) / GridNumbers.PER_DAY; day >= first.getAsLong() / GridNumbers.PER_DAY; day--) {
            Optional<Bytes> value = lastOfDay(state, day, before);
            if (value.isPresent()) {
                return Optional.of(decode(value.get(), Quality.ESTIMATED));
            }
        }
        return Optional.empty();
    }

    /** The compensation that the grid assigned to the interval, by direction. */
    static Map<CompensationDirection, Price> assigned(StateView state, long interval) {
        Map<CompensationDirection, Price> assigned = new EnumMap<>(CompensationDirection.class);
        for (CompensationDirection direction : CompensationDirection.values()) {
            state.get(SettlementTables.ASSIGNED_PRICES, SettlementTables.assignedKey(interval, direction))
                    .ifPresent(value -> assigned.put(direction, new Price(SettlementTables.number(value))));
        }
        return assigned;
    }

    private static Optional<Bytes> lastOfDay(StateView state, long day, long before) {
        return state.startingWith(GRID_PRICES, SettlementTables.key(day), (int) GridNumbers.PER_DAY).stream()
                .filter(entry -> SettlementTables.numberAt(entry.key(), Long.BYTES) < before)
                .reduce((earlier, later) -> later)
                .map(StateView.Entry::value);
    }

    /** With its height, so that two prices of 0 leave something to store. */
    private static Bytes encode(long height, PublishedPrice price) {
        return new WireWriter()
                .uint(1, height)
                .sint(2, price.importPrice().micros())
                .sint(3, price.exportPrice().micros())
                .finish();
    }

    private static GridPrices decode(Bytes value, Quality quality) {
        return WireReader.read("grid price", value, VALUE_LENGTH, fields -> {
            fields.uint64(1);
            return new GridPrices(new Price(fields.sint(2)), new Price(fields.sint(3)), quality);
        });
    }
}

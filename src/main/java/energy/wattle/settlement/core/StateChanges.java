package energy.wattle.settlement.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers changes: the last one at each place. Not thread-safe. */
final class StateChanges {

    private record Place(int table, Bytes key) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int tables = Integer.compare(table, other.table);
            return tables != 0 ? tables : key.compareTo(other.key);
        }
    }

    private final TreeMap<Place, StateChange> changes = new TreeMap<>();

    StateChanges put(int table, Bytes key, Bytes value) {
        changes.put(new Place(table, key), new StateChange(table, key, Optional.of(value)));
        return this;
    }

    StateChanges delete(int table, Bytes key) {
        changes.put(new Place(table, key), new StateChange(table, key, Optional.empty()));
        return this;
    }

    StateChanges cursor(String name, long number) {
        return put(SettlementTables.CURSORS, SettlementTables.cursorKey(name), SettlementTables.value(number));
    }

    List<StateChange> all() {
        return List.copyOf(changes.values());
    }
}

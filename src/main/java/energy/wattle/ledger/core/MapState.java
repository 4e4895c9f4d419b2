package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A chain's state in memory: for simulated nodes, and for whoever rebuilds it block by block. */
public final class MapState implements StateView {

    private final Map<Integer, NavigableMap<Bytes, Bytes>> tables = new HashMap<>();

    /** A state that goes its own way from here on. */
    public MapState copy() {
        MapState copy = new MapState();
        tables.forEach((table, entries) -> copy.tables.put(table, new TreeMap<>(entries)));
        return copy;
    }

    /** Puts a block's changes in force. */
    public void apply(List<StateChange> changes) {
        for (StateChange change : changes) {
            NavigableMap<Bytes, Bytes> table = tables.computeIfAbsent(change.table(), any -> new TreeMap<>());
            change.value().ifPresentOrElse(value -> table.put(change.key(), value), () -> table.remove(change.key()));
        }
    }

    /** Gives all entries with their tables. */
    public void forEach(BiConsumer<Integer, Entry> visitor) {
        tables.forEach(
                (table, entries) -> entries.forEach((key, value) -> visitor.accept(table, new Entry(key, value))));
    }

    /** Number of entries in all tables. */
    public long size() {
        return tables.values().stream().mapToLong(NavigableMap::size).sum();
    }

    @Override
    public Optional<Bytes> get(int table, Bytes key) {
        return Optional.ofNullable(tables.getOrDefault(table, new TreeMap<>()).get(key));
    }

    @Override
    public List<Entry> startingWith(int table, Bytes prefix, int limit) {
        List<Entry> found = new ArrayList<>();
        for (Map.Entry<Bytes, Bytes> entry : tables.getOrDefault(table, new TreeMap<>())
                .tailMap(prefix, true)
                .entrySet()) {
            if (found.size() == limit || !entry.getKey().startsWith(prefix)) {
                break;
            }
            found.add(new Entry(entry.getKey(), entry.getValue()));
        }
        return List.copyOf(found);
    }
}

package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A state with the changes of a block so far on top of it. */
public final class OverlayState implements StateView {

    private final StateView base;
    private final NavigableMap<Integer, NavigableMap<Bytes, Optional<Bytes>>> written = new TreeMap<>();

    public OverlayState(StateView base) {
        this.base = base;
    }

    /** The state after a block with these changes. */
    public static OverlayState of(StateView base, List<StateChange> changes) {
        OverlayState after = new OverlayState(base);
        after.apply(changes);
        return after;
    }

    public void apply(List<StateChange> changes) {
        changes.forEach(this::apply);
    }

    public void apply(StateChange change) {
        written.computeIfAbsent(change.table(), any -> new TreeMap<>()).put(change.key(), change.value());
    }

    @Override
    public Optional<Bytes> get(int table, Bytes key) {
        Optional<Bytes> value = written.getOrDefault(table, new TreeMap<>()).get(key);
        return value == null ? base.get(table, key) : value;
    }

    @Override
    public List<Entry> startingWith(int table, Bytes prefix, int limit) {
        List<Map.Entry<Bytes, Optional<Bytes>>> own = written(table, prefix);
        if (own.isEmpty()) {
            return base.startingWith(table, prefix, limit);
        }
        // Each change hides at most one entry of the base, so that this many leave enough of them.
        int enough = (int) Math.min(Integer.MAX_VALUE, (long) limit + own.size());
        SortedMap<Bytes, Bytes> merged = new TreeMap<>();
        for (Entry entry : base.startingWith(table, prefix, enough)) {
            merged.put(entry.key(), entry.value());
        }
        for (Map.Entry<Bytes, Optional<Bytes>> change : own) {
            change.getValue()
                    .ifPresentOrElse(value -> merged.put(change.getKey(), value), () -> merged.remove(change.getKey()));
        }
        return merged.entrySet().stream()
                .limit(limit)
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The changes against the base, strictly ascending. Deleting what the base does not have is none. */
    public List<StateChange> changes() {
        List<StateChange> changes = new ArrayList<>();
        written.forEach((table, entries) -> entries.forEach((key, value) -> {
            if (value.isPresent() || base.get(table, key).isPresent()) {
                changes.add(new StateChange(table, key, value));
            }
        }));
        return changes;
    }

    private List<Map.Entry<Bytes, Optional<Bytes>>> written(int table, Bytes prefix) {
        List<Map.Entry<Bytes, Optional<Bytes>>> found = new ArrayList<>();
        for (Map.Entry<Bytes, Optional<Bytes>> entry : written.getOrDefault(table, new TreeMap<>())
                .tailMap(prefix, true)
                .entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            found.add(entry);
        }
        return found;
    }
}

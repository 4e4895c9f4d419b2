package energy.wattle.membership.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A chain's state as it will be once changes are in a block, so that several can be checked that build on each other.
 */
public final class StateAhead implements StateView {

    private final StateView below;
    private final Map<Integer, NavigableMap<Bytes, Optional<Bytes>>> tables = new HashMap<>();

    public StateAhead(StateView below) {
        this.below = below;
    }

    /** Takes what a change on the main chain will do. */
    public void apply(MembershipUpdate update) {
        for (StateChange change : MembershipContract.mainChanges(this, update)) {
            tables.computeIfAbsent(change.table(), any -> new TreeMap<>()).put(change.key(), change.value());
        }
    }

    @Override
    public Optional<Bytes> get(int table, Bytes key) {
        return changed(table).containsKey(key)
                ? Objects.requireNonNull(changed(table).get(key))
                : below.get(table, key);
    }

    @Override
    public List<Entry> startingWith(int table, Bytes prefix, int limit) {
        NavigableMap<Bytes, Optional<Bytes>> changed = changed(table);
        if (changed.isEmpty()) {
            return below.startingWith(table, prefix, limit);
        }
        NavigableMap<Bytes, Bytes> merged = new TreeMap<>();
        // Each change hides one entry at most; so many more are enough.
        long enough = Math.min((long) limit + changed.size(), Integer.MAX_VALUE);
        below.startingWith(table, prefix, (int) enough).forEach(entry -> merged.put(entry.key(), entry.value()));
        changed.tailMap(prefix, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .forEach(entry -> entry.getValue()
                        .ifPresentOrElse(
                                value -> merged.put(entry.getKey(), value), () -> merged.remove(entry.getKey())));
        List<Entry> entries = new ArrayList<>();
        merged.entrySet().stream()
                .limit(limit)
                .forEach(entry -> entries.add(new Entry(entry.getKey(), entry.getValue())));
        return List.copyOf(entries);
    }

    private NavigableMap<Bytes, Optional<Bytes>> changed(int table) {
        return tables.getOrDefault(table, new TreeMap<>());
    }
}

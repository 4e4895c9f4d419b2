package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A chain's state in the database, with the values and the ranges that were used last in memory. For whoever makes the
 * chain's blocks: what it commits, it tells this cache, and nobody else writes.
 */
final class CachedState implements StateView {

    private static final int MOST_VALUES = 50_000;

    /** Entries in all ranges together. */
    private static final int MOST_IN_RANGES = 200_000;

    /** A range with more entries is read from the database each time. */
    private static final int LARGEST_RANGE = 2_000;

    /** Entries that are asked for at least, so that a short range is known to be complete. */
    private static final int PAGE = 256;

    /** A key, or what keys begin with. */
    private record Place(int table, Bytes key) {}

    private final StateView database;
    private final Map<Place, Optional<Bytes>> values = new LinkedHashMap<>(PAGE, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Optional<Bytes>> eldest) {
            return size() > MOST_VALUES;
        }
    };
    private final Map<Place, SortedMap<Bytes, Bytes>> ranges = new LinkedHashMap<>(PAGE, 0.75f, true);
    private final Map<Integer, SortedSet<Integer>> prefixLengths = new HashMap<>();
    private int inRanges;

    CachedState(StateView database) {
        this.database = database;
    }

    /** A block with these changes was committed. */
    synchronized void apply(List<StateChange> changes) {
        for (StateChange change : changes) {
            values.put(new Place(change.table(), change.key()), change.value());
            for (int length : prefixLengths.getOrDefault(change.table(), new TreeSet<>())) {
                if (length <= change.key().length()) {
                    applyTo(new Place(change.table(), change.key().slice(0, length)), change);
                }
            }
        }
        evict();
    }

    private void applyTo(Place place, StateChange change) {
        SortedMap<Bytes, Bytes> range = ranges.get(place);
        if (range == null) {
            return;
        }
        inRanges -= range.size();
        change.value().ifPresentOrElse(value -> range.put(change.key(), value), () -> range.remove(change.key()));
        inRanges += range.size();
        if (range.size() > LARGEST_RANGE) {
            ranges.remove(place);
            inRanges -= range.size() + 1;
        }
    }

    @Override
    public synchronized Optional<Bytes> get(int table, Bytes key) {
        Place place = new Place(table, key);
        Optional<Bytes> known = values.get(place);
        if (known == null) {
            known = database.get(table, key);
            values.put(place, known);
        }
        return known;
    }

    @Override
    public synchronized List<Entry> startingWith(int table, Bytes prefix, int limit) {
        SortedMap<Bytes, Bytes> known = ranges.get(new Place(table, prefix));
        if (known != null) {
            return known.entrySet().stream()
                    .limit(limit)
                    .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                    .toList();
        }
        int asked = Math.max(limit, PAGE);
        List<Entry> read = database.startingWith(table, prefix, asked);
        if (read.size() < asked && read.size() <= LARGEST_RANGE) {
            remember(new Place(table, prefix), read);
        }
        return read.size() <= limit ? read : List.copyOf(read.subList(0, limit));
    }

    private void remember(Place place, List<Entry> entries) {
        SortedMap<Bytes, Bytes> range = new TreeMap<>();
        entries.forEach(entry -> range.put(entry.key(), entry.value()));
        ranges.put(place, range);
        prefixLengths
                .computeIfAbsent(place.table(), any -> new TreeSet<>())
                .add(place.key().length());
        inRanges += range.size() + 1;
        evict();
    }

    /** Forgets what was not asked for longest. An empty range weighs as much as an entry. */
    private void evict() {
        Iterator<SortedMap<Bytes, Bytes>> eldest = ranges.values().iterator();
        while (inRanges > MOST_IN_RANGES && eldest.hasNext()) {
            inRanges -= eldest.next().size() + 1;
            eldest.remove();
        }
    }
}

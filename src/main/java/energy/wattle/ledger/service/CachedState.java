package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chain's state in the database, with the values that were used last in memory. For the one thread that makes the
 * chain's blocks: what it commits, it tells this cache, and nobody else writes.
 */
final class CachedState implements StateView {

    private static final int MOST = 50_000;

    private record Place(int table, Bytes key) {}

    private final StateView database;
    private final Map<Place, Optional<Bytes>> recent = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Optional<Bytes>> eldest) {
            return size() > MOST;
        }
    };

    CachedState(StateView database) {
        this.database = database;
    }

    /** A block with these changes was committed. */
    void apply(List<StateChange> changes) {
        changes.forEach(change -> recent.put(new Place(change.table(), change.key()), change.value()));
    }

    @Override
    public Optional<Bytes> get(int table, Bytes key) {
        Place place = new Place(table, key);
        Optional<Bytes> known = recent.get(place);
        if (known == null) {
            known = database.get(table, key);
            recent.put(place, known);
        }
        return known;
    }

    /** Ranges are read from the database, where all that was committed is. */
    @Override
    public List<Entry> startingWith(int table, Bytes prefix, int limit) {
        return database.startingWith(table, prefix, limit);
    }
}

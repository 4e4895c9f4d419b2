package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.MapState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CachedStateTest {

    private static final int SEEDS = 300;
    private static final int STEPS = 200;

    /** Counts what is asked. */
    private static final class Counting implements StateView {

        private final StateView state;
        private int ranges;

        Counting(StateView state) {
            this.state = state;
        }

        @Override
        public Optional<Bytes> get(int table, Bytes key) {
            return state.get(table, key);
        }

        @Override
        public List<Entry> startingWith(int table, Bytes prefix, int limit) {
            ranges++;
            return state.startingWith(table, prefix, limit);
        }
    }

    @Test
    void answersAsTheDatabaseDoesWhateverIsCommitted() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            MapState database = new MapState();
            CachedState cached = new CachedState(database);
            for (int step = 0; step < STEPS; step++) {
                List<StateChange> block = block(random);
                database.apply(block);
                cached.apply(block);
                Bytes key = key(random);
                int table = 1 + random.nextInt(2);
                int limit = 1 + random.nextInt(5);
                assertThat(cached.get(table, key)).as("seed %d", seed).isEqualTo(database.get(table, key));
                assertThat(cached.startingWith(table, key, limit))
                        .as("seed %d", seed)
                        .isEqualTo(database.startingWith(table, key, limit));
            }
        }
    }

    @Test
    void asksOnceForARangeAndNeverForItsChanges() {
        MapState database = new MapState();
        Counting counting = new Counting(database);
        CachedState cached = new CachedState(counting);
        Bytes prefix = Bytes.of((byte) 7);
        cached.startingWith(1, prefix, 10);
        List<StateChange> block =
                List.of(new StateChange(1, Bytes.of((byte) 7, (byte) 1), Optional.of(Bytes.of((byte) 9))));
        database.apply(block);
        cached.apply(block);

        assertThat(cached.startingWith(1, prefix, 10)).isEqualTo(database.startingWith(1, prefix, 10));
        assertThat(counting.ranges).isEqualTo(1);
    }

    @Test
    void readsALargeRangeFromTheDatabase() {
        MapState database = new MapState();
        List<StateChange> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            many.add(new StateChange(1, Bytes.of((byte) (i >> 8), (byte) i), Optional.of(Bytes.of((byte) 1))));
        }
        database.apply(many);
        CachedState cached = new CachedState(database);

        assertThat(cached.startingWith(1, Bytes.EMPTY, 5_000)).hasSize(3_000);
        database.apply(many.stream()
                .map(change -> new StateChange(1, change.key(), Optional.empty()))
                .toList());
        assertThat(cached.startingWith(1, Bytes.EMPTY, 5_000)).isEmpty();
    }

    private static List<StateChange> block(Random random) {
        Set<List<Object>> places = new HashSet<>();
        List<StateChange> changes = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            int table = 1 + random.nextInt(2);
            Bytes key = key(random);
            if (places.add(List.of(table, key))) {
                Optional<Bytes> value =
                        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(Bytes.of((byte) random.nextInt(9)));
                changes.add(new StateChange(table, key, value));
            }
        }
        return changes;
    }

    private static Bytes key(Random random) {
        byte[] key = new byte[random.nextInt(4)];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) random.nextInt(3);
        }
        return Bytes.of(key);
    }
}

package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside the overlay, a copy of the whole state that every change is put into. */
class OverlayStateTest {

    private static final int TABLES = 3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsAsIfTheChangesWereInTheState(long seed) {
        Random random = new Random(seed);
        MapState base = new MapState();
        List<StateChange> before = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            before.add(change(random));
        }
        base.apply(before);
        MapState naive = base.copy();
        OverlayState overlay = new OverlayState(base);

        for (int i = 0; i < 300; i++) {
            StateChange change = change(random);
            overlay.apply(change);
            naive.apply(List.of(change));
            Bytes key = key(random);
            int table = 1 + random.nextInt(TABLES);
            Bytes prefix = key.slice(0, random.nextInt(key.length() + 1));
            int limit = random.nextInt(5) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(12);

            assertThat(overlay.get(table, key)).isEqualTo(naive.get(table, key));
            assertThat(overlay.startingWith(table, prefix, limit)).isEqualTo(naive.startingWith(table, prefix, limit));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void itsChangesLeadFromTheOneStateToTheOther(long seed) {
        Random random = new Random(seed);
        MapState base = new MapState();
        OverlayState overlay = new OverlayState(base);
        Map<Bytes, StateChange> last = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            StateChange change = change(random);
            overlay.apply(change);
            last.put(Bytes.concat(Bytes.of((byte) change.table()), change.key()), change);
        }
        MapState after = base.copy();
        after.apply(overlay.changes());

        assertThat(overlay.changes())
                .containsExactlyElementsOf(last.values().stream()
                        .filter(change -> change.value().isPresent())
                        .toList());
        for (int table = 1; table <= TABLES; table++) {
            assertThat(all(after, table)).isEqualTo(all(overlay, table));
        }
    }

    private static List<StateView.Entry> all(StateView state, int table) {
        return state.startingWith(table, Bytes.EMPTY, Integer.MAX_VALUE);
    }

    /** Few short keys, so that they meet, and deletions of what is there and what is not. */
    private static StateChange change(Random random) {
        Optional<Bytes> value =
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(Samples.bytes(random, random.nextInt(4)));
        return new StateChange(1 + random.nextInt(TABLES), key(random), value);
    }

    private static Bytes key(Random random) {
        byte[] key = new byte[1 + random.nextInt(3)];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (random.nextInt(4) * 85);
        }
        return Bytes.of(key);
    }
}

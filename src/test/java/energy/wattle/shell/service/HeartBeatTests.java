package energy.wattle.shell.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HeartBeatTests {

    private Instant now = Instant.parse("2024-06-03T08:00:00Z");
    private final HeartBeat pulse = new HeartBeat(() -> now);
    private final List<String> loads = new ArrayList<>();
    private final Function<String, Integer> shared = pulse.shared(key -> {
        loads.add(key);
        return loads.size();
    });

    @Test
    void whatManyAskForIsLoadedOnce() {
        assertThat(shared.apply("Z1")).isEqualTo(shared.apply("Z1")).isEqualTo(1);
        assertThat(loads).containsExactly("Z1");
    }

    @Test
    void everyKeyHasALoadOfItsOwn() {
        ask("Z1");
        ask("Z2");
        ask("Z1");
        assertThat(loads).containsExactly("Z1", "Z2");
    }

    @Test
    void afterABeatItIsLoadedAnew() {
        ask("Z1");
        pulse.beat();
        assertThat(shared.apply("Z1")).isEqualTo(2);
    }

    @Test
    void aBeatDuringTheLoadCounts() {
        Supplier<Integer> beatsItself = pulse.shared(() -> {
            loads.add("");
            if (loads.size() == 1) {
                pulse.beat();
            }
            return loads.size();
        });
        assertThat(beatsItself.get()).isEqualTo(1);
        assertThat(beatsItself.get()).isEqualTo(2);
        assertThat(beatsItself.get()).isEqualTo(2);
    }

    @Test
    void whoIsRefreshedAfterALookTakesWhatWasLoadedSince() {
        pulse.beat();
        long look = pulse.beats();
        ask("Z1");
        pulse.beat();
        pulse.refreshAfter(look, () -> ask("Z1"));
        assertThat(loads).as("its load is of the look's beat").hasSize(1);
        pulse.refreshAfter(look + 1, () -> ask("Z1"));
        assertThat(loads).as("the next look's is not").hasSize(2);
        pulse.beat();
        ask("Z1");
        assertThat(loads).as("who asks now wants what is true now").hasSize(3);
    }

    @Test
    void withoutABeatItCountsForASecond() {
        ask("Z1");
        now = now.plus(HeartBeat.FRESH).minusMillis(1);
        assertThat(shared.apply("Z1")).isEqualTo(1);
        now = now.plusMillis(1);
        assertThat(shared.apply("Z1")).isEqualTo(2);
    }

    @Test
    void theKeyUnusedLongestIsForgottenFirst() {
        ask("first");
        for (int other = 1; other < HeartBeat.MAXIMUM_KEYS; other++) {
            ask("other " + other);
        }
        ask("first");
        ask("one more");
        loads.clear();

        ask("first");
        assertThat(loads).isEmpty();
        ask("other 1");
        assertThat(loads).containsExactly("other 1");
    }

    @Test
    void aLoadThatFailsIsTriedAgain() {
        Supplier<Integer> failsOnce = pulse.shared(() -> {
            loads.add("");
            if (loads.size() == 1) {
                throw new IllegalStateException("not yet");
            }
            return loads.size();
        });
        assertThatThrownBy(failsOnce::get).hasMessage("not yet");
        assertThat(failsOnce.get()).isEqualTo(2);
    }

    private void ask(String key) {
        assertThat(shared.apply(key)).isPositive();
    }
}

package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Market time at a gate. Source: Ledger, Time ("until all reachable zones' KEY blocks are final, at most 30 s"). */
class GateHoldTest {

    private static final Instant GATE = Instant.parse("2024-06-01T09:45:00Z");
    private static final ChainId NORTH = chain("01");
    private static final ChainId SOUTH = chain("02");

    private final Map<ChainId, Instant> waiting = new HashMap<>();
    private final Map<ChainId, Long> heights = new HashMap<>(Map.of(NORTH, 7L, SOUTH, 9L));
    private long nanos;
    private final GateHold.Zones zones = new GateHold.Zones() {

        @Override
        public String name(ChainId chain) {
            return chain.toString();
        }

        @Override
        public long height(ChainId chain) {
            return heights.getOrDefault(chain, 0L);
        }
    };
    private final GateHold hold = new GateHold(List.of(now -> waiting), zones, () -> nanos);

    @Test
    void holdsNobodyWhereNothingIsDue() {
        assertThat(hold.isHolding(GATE)).isFalse();
    }

    @Test
    void holdsUntilTheLastZoneHasItsRecord() {
        waiting.put(NORTH, GATE);
        waiting.put(SOUTH, GATE);
        assertThat(hold.isHolding(GATE)).isTrue();
        waiting.remove(NORTH);
        assertThat(hold.isHolding(GATE)).isTrue();
        waiting.remove(SOUTH);
        assertThat(hold.isHolding(GATE)).isFalse();
    }

    @Test
    void goesOnWithoutAZoneThatCannotBeReachedAndDoesNotWaitForItAgain() {
        waiting.put(NORTH, GATE);
        assertThat(hold.isHolding(GATE)).isTrue();
        pass(GateHold.LONGEST);
        assertThat(hold.isHolding(GATE)).isFalse();
        waiting.put(NORTH, GATE.plusSeconds(900));
        assertThat(hold.isHolding(GATE.plusSeconds(900))).isFalse();
    }

    @Test
    void aZoneThatIsGivenUpHoldsUpNoOther() {
        waiting.put(NORTH, GATE);
        hold.isHolding(GATE);
        pass(GateHold.LONGEST);
        waiting.put(SOUTH, GATE);
        assertThat(hold.isHolding(GATE)).isTrue();
        waiting.remove(SOUTH);
        assertThat(hold.isHolding(GATE)).isFalse();
    }

    @Test
    void aZoneWhoseChainGoesOnIsWaitedForAtItsNextGate() {
        waiting.put(NORTH, GATE);
        hold.isHolding(GATE);
        pass(GateHold.LONGEST);
        assertThat(hold.isHolding(GATE)).isFalse();
        heights.put(NORTH, 8L);
        assertThat(hold.isHolding(GATE))
                .as("the same record is not waited for twice")
                .isFalse();
        waiting.put(NORTH, GATE.plusSeconds(900));
        assertThat(hold.isHolding(GATE.plusSeconds(900))).isTrue();
    }

    @Test
    void aZoneThatHasNotBegunIsWaitedForHoweverLongItTakes() {
        heights.put(NORTH, 0L);
        waiting.put(NORTH, GATE);
        assertThat(hold.isHolding(GATE)).isTrue();
        pass(GateHold.LONGEST.multipliedBy(10));
        assertThat(hold.isHolding(GATE)).isTrue();
        heights.put(NORTH, 1L);
        waiting.remove(NORTH);
        assertThat(hold.isHolding(GATE)).isFalse();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static ChainId chain(String digits) {
        return new ChainId(Hash.ofHex(digits.repeat(Hash.LENGTH)));
    }
}

package energy.wattle.trading.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionState.Cancelled;
import energy.wattle.trading.SessionState.Cleared;
import energy.wattle.trading.SessionState.Closed;
import energy.wattle.trading.SessionState.Open;
import energy.wattle.trading.SessionState.Scheduled;
import energy.wattle.trading.core.SessionInput.BlockBegins;
import energy.wattle.trading.core.SessionInput.BlockEnds;
import energy.wattle.trading.core.SessionInput.CloseRecord;
import energy.wattle.trading.core.SessionInput.KeyRecord;
import energy.wattle.trading.core.SessionInput.OpenRecord;
import energy.wattle.trading.core.SessionStep.Fault;
import energy.wattle.trading.core.SessionStep.Moved;
import energy.wattle.trading.core.SessionStep.RecordVoid;
import energy.wattle.trading.core.SessionStep.Stayed;
import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Market rules, Sessions; Ledger, Sealed until the gate. */
class SessionLifeTest {

    private static final Session SESSION = new Session(
            new SessionId(
                    new TradingZoneId("north"),
                    SessionKind.INTRADAY,
                    new Interval(Instant.parse("2024-06-03T10:00:00Z"))),
            Instant.parse("2024-06-03T14:00:00Z"),
            Instant.parse("2024-06-03T07:00:00Z"),
            Instant.parse("2024-06-03T09:00:00Z"));
    private static final SessionState SCHEDULED = new Scheduled();
    private static final SessionState OPEN = new Open(at(10, "07:00:00"));
    private static final SessionState CLOSED = new Closed(at(100, "09:00:00"));

    @Test
    void anOpenRecordOpensItFromTheOpeningToTheGate() {
        assertThat(step(SCHEDULED, new OpenRecord(at(9, "06:59:59")))).isEqualTo(isVoid(SCHEDULED, Fault.TOO_EARLY));
        assertThat(step(SCHEDULED, new OpenRecord(at(10, "07:00:00")))).isEqualTo(new Moved(OPEN));
        assertThat(step(SCHEDULED, new OpenRecord(at(10, "09:00:00")))).isEqualTo(isVoid(SCHEDULED, Fault.TOO_LATE));
        assertThat(step(OPEN, new OpenRecord(at(11, "07:01:00")))).isEqualTo(isVoid(OPEN, Fault.OUT_OF_TURN));
    }

    @Test
    void aCloseRecordBeforeTheGateIsVoid() {
        assertThat(step(OPEN, new CloseRecord(at(99, "08:59:59")))).isEqualTo(isVoid(OPEN, Fault.TOO_EARLY));
        assertThat(step(OPEN, new CloseRecord(at(100, "09:00:00")))).isEqualTo(new Moved(CLOSED));
        assertThat(step(SCHEDULED, new CloseRecord(at(100, "09:00:00"))))
                .isEqualTo(isVoid(SCHEDULED, Fault.OUT_OF_TURN));
        assertThat(step(CLOSED, new CloseRecord(at(101, "09:00:01")))).isEqualTo(isVoid(CLOSED, Fault.OUT_OF_TURN));
    }

    @Test
    void theKeyClearsItInABlockAfterClose() {
        BlockPoint later = at(101, "09:00:00");

        assertThat(step(CLOSED, new KeyRecord(later, true))).isEqualTo(new Moved(new Cleared(later)));
        assertThat(step(CLOSED, new KeyRecord(later, false))).isEqualTo(isVoid(CLOSED, Fault.KEY_MISMATCH));
    }

    @Test
    void aKeyWhileCloseIsNotInAnEarlierBlockCancelsIt() {
        BlockPoint early = at(50, "08:00:00");
        BlockPoint same = at(100, "09:00:00");

        assertThat(step(OPEN, new KeyRecord(early, true)))
                .isEqualTo(cancelled(early, CancellationReason.KEY_RELEASED_EARLY));
        assertThat(step(CLOSED, new KeyRecord(same, true)))
                .isEqualTo(cancelled(same, CancellationReason.KEY_RELEASED_EARLY));
        assertThat(step(OPEN, new KeyRecord(early, false))).isEqualTo(isVoid(OPEN, Fault.KEY_MISMATCH));
    }

    @Test
    void whenDeliveryBeginsWithoutAKeyInAnEarlierBlockItIsCancelled() {
        BlockPoint last = at(200, "09:59:59");
        BlockPoint begun = at(201, "10:00:00");

        for (SessionState state : List.of(OPEN, CLOSED)) {
            assertThat(step(state, new BlockBegins(last))).isEqualTo(new Stayed(state));
            assertThat(step(state, new BlockBegins(begun)))
                    .isEqualTo(cancelled(begun, CancellationReason.DELIVERY_BEGAN));
        }
    }

    @Test
    void thirtyBlocksAndTwoMinutesAfterCloseWithoutAKeyItIsCancelled() {
        BlockPoint overdue = at(130, "09:02:00");

        assertThat(step(CLOSED, new BlockEnds(at(129, "09:02:00")))).isEqualTo(new Stayed(CLOSED));
        assertThat(step(CLOSED, new BlockEnds(at(130, "09:01:59")))).isEqualTo(new Stayed(CLOSED));
        assertThat(step(CLOSED, new BlockEnds(overdue))).isEqualTo(cancelled(overdue, CancellationReason.KEY_OVERDUE));
        assertThat(step(OPEN, new BlockEnds(overdue))).isEqualTo(new Stayed(OPEN));
    }

    @Test
    void aKeyInTheVeryBlockThatWouldBeTooLateIsInTime() {
        BlockPoint block = at(130, "09:02:00");
        SessionState cleared = step(CLOSED, new KeyRecord(block, true)).state();

        assertThat(step(cleared, new BlockEnds(block))).isEqualTo(new Stayed(new Cleared(block)));
    }

    @Test
    void aSessionThatNobodyOpenedIsCancelledAtItsGate() {
        BlockPoint gate = at(100, "09:00:00");

        assertThat(step(SCHEDULED, new BlockBegins(at(99, "08:59:59")))).isEqualTo(new Stayed(SCHEDULED));
        assertThat(step(SCHEDULED, new BlockBegins(gate))).isEqualTo(cancelled(gate, CancellationReason.NOT_OPENED));
    }

    @Test
    void whateverComesAClearedOrCancelledSessionStaysSo() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            SessionState state = SCHEDULED;
            BlockPoint block = at(1, "06:58:00");
            List<Class<?>> ways = new ArrayList<>(List.of(Scheduled.class));
            for (int i = 0; i < 60; i++) {
                block = new BlockPoint(
                        block.height() + 1 + random.nextInt(20), block.time().plusSeconds(random.nextInt(600)));
                for (SessionInput input : inputs(random, block)) {
                    SessionState next = step(state, input).state();
                    if (state.isOver()) {
                        assertThat(next).as("seed %d", seed).isEqualTo(state);
                    }
                    if (!next.equals(state)) {
                        ways.add(next.getClass());
                    }
                    state = next;
                }
            }
            assertThat(state.isOver()).as("seed %d", seed).isTrue();
            assertThat(ways).as("seed %d", seed).doesNotHaveDuplicates();
            if (ways.contains(Cleared.class)) {
                assertThat(ways)
                        .as("seed %d", seed)
                        .containsExactly(Scheduled.class, Open.class, Closed.class, Cleared.class);
            }
        }
    }

    private static List<SessionInput> inputs(Random random, BlockPoint block) {
        List<SessionInput> inputs = new ArrayList<>(List.of(new BlockBegins(block)));
        for (int i = random.nextInt(3); i > 0; i--) {
            inputs.add(
                    switch (random.nextInt(8)) {
                        case 0, 1, 2 -> new OpenRecord(block);
                        case 3, 4, 5 -> new CloseRecord(block);
                        default -> new KeyRecord(block, random.nextInt(8) == 0);
                    });
        }
        inputs.add(new BlockEnds(block));
        return inputs;
    }

    private static SessionStep step(SessionState state, SessionInput input) {
        return SessionLife.step(SESSION, state, input);
    }

    private static SessionStep isVoid(SessionState state, Fault fault) {
        return new RecordVoid(state, fault);
    }

    private static SessionStep cancelled(BlockPoint block, CancellationReason reason) {
        return new Moved(new Cancelled(block, reason));
    }

    private static BlockPoint at(long height, String time) {
        return new BlockPoint(height, Instant.parse("2024-06-03T" + time + "Z"));
    }
}

package energy.wattle.trading.core;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionState.Cancelled;
import energy.wattle.trading.SessionState.Cleared;
import energy.wattle.trading.SessionState.Closed;
import energy.wattle.trading.SessionState.Open;
import energy.wattle.trading.SessionState.Scheduled;
import energy.wattle.trading.core.SessionStep.Fault;
import energy.wattle.trading.core.SessionStep.Moved;
import energy.wattle.trading.core.SessionStep.RecordVoid;
import energy.wattle.trading.core.SessionStep.Stayed;
import java.time.Duration;
import java.time.Instant;

/**
 * OPEN → CLOSED → CLEARED or CANCELLED. Source: Market rules, Sessions; Ledger, Sealed until the gate, whose three
 * grounds for cancelling are called (a), (b) and (c) here, too.
 */
public final class SessionLife {

    /** Of ground (b). */
    static final int KEY_BLOCKS = 30;

    /** Of ground (b), in header time. */
    static final Duration KEY_TIME = Duration.ofMinutes(2);

    private SessionLife() {}

    public static SessionStep step(Session session, SessionState state, SessionInput input) {
        BlockPoint block = input.block();
        return switch (input) {
            case SessionInput.BlockBegins begins -> begin(session, state, block);
            case SessionInput.OpenRecord open -> open(session, state, block);
            case SessionInput.CloseRecord close -> close(session, state, block);
            case SessionInput.KeyRecord key -> key(state, block, key.matches());
            case SessionInput.BlockEnds ends -> end(state, block);
        };
    }

    /** Ground (a), and the end of a session that nobody opened. */
    private static SessionStep begin(Session session, SessionState state, BlockPoint block) {
        if (state instanceof Scheduled && isAtOrPast(block, session.gate())) {
            return cancelled(block, CancellationReason.NOT_OPENED);
        }
        if (!state.isOver() && isAtOrPast(block, session.id().first().start())) {
            return cancelled(block, CancellationReason.DELIVERY_BEGAN);
        }
        return new Stayed(state);
    }

    private static SessionStep open(Session session, SessionState state, BlockPoint block) {
        if (!(state instanceof Scheduled)) {
            return new RecordVoid(state, Fault.OUT_OF_TURN);
        }
        if (!isAtOrPast(block, session.opens())) {
            return new RecordVoid(state, Fault.TOO_EARLY);
        }
        return isAtOrPast(block, session.gate()) ? new RecordVoid(state, Fault.TOO_LATE) : new Moved(new Open(block));
    }

    private static SessionStep close(Session session, SessionState state, BlockPoint block) {
        if (!(state instanceof Open)) {
            return new RecordVoid(state, Fault.OUT_OF_TURN);
        }
        return isAtOrPast(block, session.gate())
                ? new Moved(new Closed(block))
                : new RecordVoid(state, Fault.TOO_EARLY);
    }

    /** Clears the session, or cancels it by ground (c). */
    private static SessionStep key(SessionState state, BlockPoint block, boolean matches) {
        if (!matches) {
            return new RecordVoid(state, Fault.KEY_MISMATCH);
        }
        return switch (state) {
            case Open open -> cancelled(block, CancellationReason.KEY_RELEASED_EARLY);
            case Closed closed ->
                closed.since().isBelow(block)
                        ? new Moved(new Cleared(block))
                        : cancelled(block, CancellationReason.KEY_RELEASED_EARLY);
            case Scheduled scheduled -> new RecordVoid(state, Fault.OUT_OF_TURN);
            case Cleared cleared -> new RecordVoid(state, Fault.OUT_OF_TURN);
            case Cancelled cancelled -> new RecordVoid(state, Fault.OUT_OF_TURN);
        };
    }

    /** Ground (b), at the block's end because a KEY in this very block is in time. */
    private static SessionStep end(SessionState state, BlockPoint block) {
        boolean overdue = state instanceof Closed(BlockPoint since)
                && block.height() - since.height() >= KEY_BLOCKS
                && isAtOrPast(block, since.time().plus(KEY_TIME));
        return overdue ? cancelled(block, CancellationReason.KEY_OVERDUE) : new Stayed(state);
    }

    private static boolean isAtOrPast(BlockPoint block, Instant instant) {
        return !block.time().isBefore(instant);
    }

    private static SessionStep cancelled(BlockPoint block, CancellationReason reason) {
        return new Moved(new Cancelled(block, reason));
    }
}

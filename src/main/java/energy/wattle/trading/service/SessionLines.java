package energy.wattle.trading.service;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.HeldSession;
import energy.wattle.trading.SessionDay.Line;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import java.util.Optional;

/** Joins where a session stands with what came of it. */
final class SessionLines {

    private SessionLines() {}

    /** @param held what came of it, once it was opened or cancelled */
    static Line of(SessionStatus status, Optional<HeldSession> held) {
        boolean isCleared = status.state() instanceof SessionState.Cleared;
        return new Line(
                status.session(),
                status.state(),
                point(status.state()).map(BlockPoint::height),
                held.filter(any -> isCleared).map(HeldSession::volume),
                held.filter(any -> isCleared).flatMap(HeldSession::meanPrice));
    }

    private static Optional<BlockPoint> point(SessionState state) {
        return switch (state) {
            case SessionState.Scheduled() -> Optional.empty();
            case SessionState.Open(var since) -> Optional.of(since);
            case SessionState.Closed(var since) -> Optional.of(since);
            case SessionState.Cleared(var since) -> Optional.of(since);
            case SessionState.Cancelled(var since, var reason) -> Optional.of(since);
        };
    }
}

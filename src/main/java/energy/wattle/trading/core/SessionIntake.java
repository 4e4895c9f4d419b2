package energy.wattle.trading.core;

import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationVerdict;
import energy.wattle.trading.PriceRules;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.Trader;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What declarations for one session are checked against, read from the zone's chain once for all of them.
 *
 * @param traders those of the senders who belong to the zone
 */
public record SessionIntake(
        SessionStatus status, List<SessionStatus> others, Map<ParticipantId, Trader> traders, PriceRules prices) {

    /** Empty if the zone has no such session. */
    public static Optional<SessionIntake> of(
            ZoneSessions sessions, SessionId id, Set<ParticipantId> senders, Instant now) {
        return sessions.find(id)
                .map(status -> new SessionIntake(
                        status,
                        sessions.others(status.session()),
                        Traders.of(sessions.state(), senders, status.session().intervals(), now),
                        sessions.prices()));
    }

    public boolean knows(ParticipantId participant) {
        return traders.containsKey(participant);
    }

    /** Empty if the zone has no such participant. */
    public Optional<DeclarationVerdict> check(Declaration declaration, BlockPoint head, Instant now) {
        return Optional.ofNullable(traders.get(declaration.participant()))
                .map(trader -> DeclarationCheck.check(
                        declaration, new DeclarationContext(status, others, trader, prices), head, now));
    }
}

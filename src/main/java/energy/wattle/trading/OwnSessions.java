package energy.wattle.trading;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The sessions that a participant can declare for now.
 *
 * @param sessions by gate
 * @param isQualified whether any qualification holds now; without one nothing that is sent is taken
 * @param joins when its membership begins; empty if it holds already
 * @param agentDeclares whether its agent declares; empty if it has none
 * @param elsewhere the instance where it declares, if not here
 * @param at market time
 */
public record OwnSessions(
        List<OpenOne> sessions,
        boolean isQualified,
        Optional<Instant> joins,
        ZoneId timeZone,
        Optional<Boolean> agentDeclares,
        Optional<String> elsewhere,
        Instant at) {

    public OwnSessions {
        sessions = List.copyOf(sessions);
    }

    /**
     * @param left market time until the gate
     * @param latest what was sent last for it
     */
    public record OpenOne(Session session, Duration left, Optional<OwnDeclaration> latest) {}
}

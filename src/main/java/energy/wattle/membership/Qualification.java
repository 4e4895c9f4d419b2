package energy.wattle.membership;

import java.time.Instant;

/**
 * A participant's qualification for one side, as it stands.
 *
 * @param from the first instant at which it holds, once approved
 * @param until the first instant at which it has expired
 * @param reason of the last refusal, suspension or approval; empty where none was given
 */
public record Qualification(
        QualifiedSide side, QualificationStatus status, Instant from, Instant until, String reason) {

    public boolean holdsAt(Instant instant) {
        return status == QualificationStatus.APPROVED && !instant.isBefore(from) && instant.isBefore(until);
    }
}

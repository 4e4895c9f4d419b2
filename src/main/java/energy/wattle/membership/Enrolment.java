package energy.wattle.membership;

import java.time.Instant;
import java.util.List;

/**
 * A participant that is to be registered with qualifications that are approved at once.
 *
 * @param reason of the approvals; may be empty
 */
public record Enrolment(NewParticipant participant, List<Period> qualifications, String reason) {

    public Enrolment {
        qualifications = List.copyOf(qualifications);
    }

    /** @param until first instant at which it has expired */
    public record Period(QualifiedSide side, Instant from, Instant until) {}
}

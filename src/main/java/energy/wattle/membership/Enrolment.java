package energy.wattle.membership;

import java.time.Instant;
import java.util.List;

/**
 * A participant that is to be registered with qualifications.
 *
 * @param qualifications approved at once
 * @param applications left for an administrator to decide about
 * @param reason of the approvals; may be empty
 */
public record Enrolment(
        NewParticipant participant, List<Period> qualifications, List<Period> applications, String reason) {

    public Enrolment {
        qualifications = List.copyOf(qualifications);
        applications = List.copyOf(applications);
    }

    /** Without open applications. */
    public Enrolment(NewParticipant participant, List<Period> qualifications, String reason) {
        this(participant, qualifications, List.of(), reason);
    }

    /** @param until first instant at which it has expired */
    public record Period(QualifiedSide side, Instant from, Instant until) {}
}

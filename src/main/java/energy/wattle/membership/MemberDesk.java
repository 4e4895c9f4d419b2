package energy.wattle.membership;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an administrator does with participants. Every call needs the role; what the instance itself does goes through
 * {@link Members}, which asks nobody.
 */
public interface MemberDesk {

    /** Participants in one answer at most. */
    int MOST = 1_000;

    /** Applications that wait for a verdict, as {@link Qualifications#awaitingReview}. */
    List<QualificationOf> awaitingReview();

    /**
     * Participants of all zones whose id or name has this text in it, whatever the case; the first {@value #MOST} by
     * zone and id.
     */
    List<Participant> search(String text);

    Optional<MemberFile> file(ParticipantId participant);

    /** Registers a participant, with qualifications that are approved at once. */
    MassAdministration enrol(Enrolment enrolment);

    Administration changeResources(ParticipantId participant, List<Resource> resources);

    /** @param limit empty for the default, the sum of installed capacities */
    Administration changeConnectionLimit(ParticipantId participant, Optional<Watts> limit);

    /** As {@link Members#leave}. */
    Administration leave(ParticipantId participant, Instant at);

    /** @param reason that the participant reads; not empty to refuse and to suspend */
    Administration decide(ParticipantId participant, QualifiedSide side, Decision decision, String reason);

    /** What an administrator did that is on the main chain, the last first. */
    List<AdministrationEntry> log();

    /** What can be decided about a qualification. */
    enum Decision {
        APPROVE,
        REFUSE,
        SUSPEND,
        RESUME;

        /** Whether it makes sense for a qualification of this status. */
        public boolean appliesTo(QualificationStatus status) {
            return switch (this) {
                case APPROVE, REFUSE -> status == QualificationStatus.APPLIED;
                case SUSPEND -> status == QualificationStatus.APPROVED;
                case RESUME -> status == QualificationStatus.SUSPENDED;
            };
        }

        /** Whether the participant is owed a reason. */
        public boolean needsReason() {
            return this == REFUSE || this == SUSPEND;
        }
    }

    /**
     * All that an administrator may know of a participant.
     *
     * @param keys that its zone knows, by id
     * @param history of each side that it ever applied for, the first step first
     * @param accounts that act for it
     */
    record MemberFile(
            Participant participant,
            Zone zone,
            List<RegisteredKey> keys,
            Map<QualifiedSide, List<QualificationChange>> history,
            List<String> accounts,
            Optional<Contact> contact) {

        public MemberFile {
            keys = List.copyOf(keys);
            history = Map.copyOf(history);
            accounts = List.copyOf(accounts);
        }
    }
}

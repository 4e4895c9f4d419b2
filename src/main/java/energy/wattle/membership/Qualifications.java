package energy.wattle.membership;

import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.List;

/** Lists of qualifications for those who review them, as the main chain's last final block has them. */
public interface Qualifications {

    /** Longest answer of the lists over many participants. */
    int MOST = 1_000;

    /** Every step of one side's qualification, the first one first. */
    List<QualificationChange> history(ParticipantId participant, QualifiedSide side);

    /** Applications without a verdict, in the order of their expiry, then of participants; the first {@link #MOST}. */
    List<QualificationOf> awaitingReview();

    /**
     * Approved and suspended ones that expire from one instant until, not at, another, the first to expire first; the
     * first {@link #MOST}.
     */
    List<QualificationOf> expiring(Instant from, Instant until);
}

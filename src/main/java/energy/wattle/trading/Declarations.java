package energy.wattle.trading;

import energy.wattle.ledger.Hash;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes declarations: checks every rule, seals what is right, puts it on the ledger, and follows it there. */
public interface Declarations {

    /** The most declarations that {@link #declareAll} takes at once. */
    int MAXIMUM_BATCH = 10_000;

    DeclarationReceipt declare(Declaration declaration);

    /** As {@link #declare} for each of one zone, in one transaction; receipts in the same order. */
    List<DeclarationReceipt> declareAll(List<Declaration> declarations);

    /**
     * What {@link #declare} would say now; nothing is stored.
     *
     * @return empty if the zone has no such session, or the market no such participant
     */
    Optional<DeclarationVerdict> check(Declaration declaration);

    /** The instance where a participant declares, if not at this one: it holds the participant's key. */
    Optional<String> elsewhere(ParticipantId participant);

    DeclarationReceipt withdraw(ParticipantId participant, SessionId session);

    /** What a participant sent by this instance for sessions whose gate lies in this span; the latest first. */
    List<OwnDeclaration> own(ParticipantId participant, Instant from, Instant to);

    /** What a participant sent by this instance for one session; the latest first. */
    List<OwnDeclaration> own(ParticipantId participant, SessionId session);

    /** Who sent anything by this instance for a session. */
    Set<ParticipantId> senders(SessionId session);

    /** One of them, by its record. */
    Optional<OwnDeclaration> own(ParticipantId participant, Hash record);
}

package energy.wattle.trading;

import energy.wattle.ledger.Hash;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes declarations: checks every rule, seals what is right, puts it on the ledger, and follows it there. */
public interface Declarations {

    /** The most declarations that {@link #declareAll} takes at once. */
    int MAXIMUM_BATCH = 10_000;

    DeclarationReceipt declare(Declaration declaration);

    /** As {@link #declare} for each of one zone, in one transaction; receipts in the same order. */
    List<DeclarationReceipt> declareAll(List<Declaration> declarations);

    DeclarationReceipt withdraw(ParticipantId participant, SessionId session);

    /** What a participant sent by this instance for sessions whose gate lies in this span; the latest first. */
    List<OwnDeclaration> own(ParticipantId participant, Instant from, Instant to);

    /** One of them, by its record. */
    Optional<OwnDeclaration> own(ParticipantId participant, Hash record);
}

package energy.wattle.trading;

import energy.wattle.units.ParticipantId;
import java.util.List;

/** Takes declarations: checks every rule, seals what is right, and puts it on the ledger. */
public interface Declarations {

    DeclarationReceipt declare(Declaration declaration);

    /** As {@link #declare} for each of one zone, in one transaction; receipts in the same order. */
    List<DeclarationReceipt> declareAll(List<Declaration> declarations);

    DeclarationReceipt withdraw(ParticipantId participant, SessionId session);
}

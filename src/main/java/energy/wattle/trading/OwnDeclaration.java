package energy.wattle.trading;

import energy.wattle.ledger.Hash;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a participant sent, in the clear, for itself alone.
 *
 * @param declaration empty for a withdrawal
 * @param submitted market time
 */
public record OwnDeclaration(
        Hash record,
        ParticipantId participant,
        SessionId session,
        Optional<Declaration> declaration,
        Instant submitted,
        DeclarationFate fate) {}

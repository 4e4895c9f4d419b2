package energy.wattle.membership;

import energy.wattle.ledger.Bytes;
import energy.wattle.units.ParticipantId;
import java.util.Optional;

/**
 * Who signs with a registered key.
 *
 * @param owner of a participant's or a meter's key; nobody for institutions
 * @param isCustodial whether an edge cluster keeps it for a participant without a gateway
 */
public record KeyHolder(Bytes publicKey, KeyRole role, Optional<ParticipantId> owner, boolean isCustodial) {}

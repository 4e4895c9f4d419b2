package energy.wattle.ledger.wire.peer;

import java.util.Optional;

/**
 * Whether a process whose certificate is in order may be linked: what revokes certificates. Asked in each handshake and
 * again while the link runs, on threads of the links.
 */
@FunctionalInterface
public interface PeerAdmission {

    /** Whatever the authority has issued. */
    PeerAdmission ISSUED = certificate -> Optional.empty();

    /** Why not, in English; empty if it may. */
    Optional<String> objection(PeerCertificate certificate);
}

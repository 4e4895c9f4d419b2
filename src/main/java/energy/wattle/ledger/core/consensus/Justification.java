package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Certificate;
import java.util.Optional;

/**
 * The certificates that an envelope names by their hashes, attached outside its signature. Source: Ledger, rule 11.
 *
 * @param parent of the block below
 * @param timeouts TC(h, r − 1)
 * @param quorum of the block that must be proposed again; the one in the timeouts
 */
public record Justification(
        Optional<Certificate> parent, Optional<TimeoutCertificate> timeouts, Optional<QuorumCertificate> quorum) {

    /** Of a block that nothing comes before. */
    public static final Justification NONE = new Justification(Optional.empty(), Optional.empty(), Optional.empty());
}

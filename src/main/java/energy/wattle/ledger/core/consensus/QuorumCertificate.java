package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import java.util.List;

/**
 * QC: PREPAREs of a quorum for one envelope. Source: Ledger, rule 14.
 *
 * @param votes strictly ascending by validator
 */
public record QuorumCertificate(long height, int round, Hash block, Hash envelope, List<Certificate.Vote> votes) {

    public QuorumCertificate {
        Bounds.place(height, round);
        // A certificate of the second phase has the very same shape, and its order is checked there.
        votes = new Certificate(height, round, block, envelope, votes).votes();
    }
}

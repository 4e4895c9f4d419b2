package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.core.Signing;
import java.util.Optional;

/**
 * TIMEOUT: its signer takes no further part in the round and the ones below. Source: Ledger, rule 17.
 *
 * @param report what is signed
 * @param quorum the QC that the report names, attached
 * @param previous TC(h, r − 1), attached; none in round 0
 */
public record Timeout(
        long height,
        int round,
        QcReport report,
        Optional<QuorumCertificate> quorum,
        Optional<TimeoutCertificate> previous)
        implements Message {

    public Timeout {
        Bounds.place(height, round);
    }

    @Override
    public int signer() {
        return report.signer();
    }

    @Override
    public Signing.Type type() {
        return Signing.Type.TIMEOUT;
    }
}

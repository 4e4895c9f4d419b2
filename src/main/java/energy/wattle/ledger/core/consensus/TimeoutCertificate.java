package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Limits;
import java.util.List;
import java.util.Optional;

/**
 * TC: a quorum's signed reports for one round, and the QC of the highest round among them. Holding it opens the next
 * round. Source: Ledger, rule 18.
 *
 * @param reports strictly ascending by signer
 * @param quorum the QC of the highest reported round; none if nobody reported one
 */
public record TimeoutCertificate(long height, int round, List<QcReport> reports, Optional<QuorumCertificate> quorum) {

    public TimeoutCertificate {
        reports = List.copyOf(reports);
        Bounds.place(height, round);
        if (reports.size() > Limits.VALIDATORS) {
            throw new IllegalArgumentException("there are %d reports".formatted(reports.size()));
        }
        for (int i = 1; i < reports.size(); i++) {
            if (reports.get(i - 1).signer() >= reports.get(i).signer()) {
                throw new IllegalArgumentException("reports are not in the order of the validators, each once");
            }
        }
    }

    /** x: the highest QC round that is reported; {@link QcReport#NONE} if none is. */
    public int highestQcRound() {
        int highest = QcReport.NONE;
        for (QcReport report : reports) {
            highest = Math.max(highest, report.qcRound());
        }
        return highest;
    }
}

package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.QcReport;
import energy.wattle.ledger.core.consensus.QuorumCertificate;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.SigningScope;
import energy.wattle.ledger.core.consensus.TimeoutCertificate;
import energy.wattle.ledger.core.consensus.Vote;
import java.util.List;

/**
 * Whose signatures of one height are good. Source: Ledger, rules 1 and 13 to 18.
 *
 * @param set V of that height
 */
record HeightSignatures(CryptoSuite suite, ValidatorSet set, SigningScope scope) {

    boolean isGood(Envelope envelope) {
        return isBy(envelope.signer(), scope.proposal(envelope), envelope.signature());
    }

    boolean isGood(Vote vote) {
        return isBy(
                vote.signer(),
                scope.vote(vote.type(), vote.height(), vote.round(), vote.block(), vote.envelope()),
                vote.signature());
    }

    boolean isGood(Reject reject) {
        return isBy(
                reject.signer(),
                scope.vote(Signing.Type.REJECT, reject.height(), reject.round(), reject.block(), reject.envelope()),
                reject.signature());
    }

    boolean isGood(long height, int round, QcReport report) {
        Bytes block = report.block().map(Hash::bytes).orElse(Bytes.EMPTY);
        return isBy(report.signer(), scope.timeout(height, round, report.qcRound(), block), report.signature());
    }

    /** Whether a quorum's PREPAREs are among them. */
    boolean isQuorum(QuorumCertificate quorum) {
        Bytes message =
                scope.vote(Signing.Type.PREPARE, quorum.height(), quorum.round(), quorum.block(), quorum.envelope());
        return good(quorum.votes(), message) >= set.quorum();
    }

    /** Whether a quorum's COMMITs are among them. */
    boolean isFinal(Certificate certificate) {
        Bytes message = scope.vote(
                Signing.Type.COMMIT,
                certificate.height(),
                certificate.round(),
                certificate.block(),
                certificate.envelope());
        return good(certificate.votes(), message) >= set.quorum();
    }

    /** Whether a quorum's reports are among them, and the QC that the highest one names. */
    boolean isTimeout(TimeoutCertificate timeouts) {
        long good = timeouts.reports().stream()
                .filter(report -> isGood(timeouts.height(), timeouts.round(), report))
                .count();
        int highest = timeouts.highestQcRound();
        boolean hasQuorum = highest == QcReport.NONE
                || timeouts.quorum()
                        .filter(quorum -> quorum.height() == timeouts.height() && quorum.round() == highest)
                        .filter(this::isQuorum)
                        .isPresent();
        return good >= set.quorum() && hasQuorum;
    }

    private long good(List<Certificate.Vote> votes, Bytes message) {
        return votes.stream()
                .filter(vote -> isBy(vote.validator(), message, vote.signature()))
                .count();
    }

    private boolean isBy(int position, Bytes message, Bytes signature) {
        return position < set.size()
                && suite.verifies(set.members().get(position).publicKey(), message, signature);
    }
}

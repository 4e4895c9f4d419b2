package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.Hashing;
import energy.wattle.ledger.core.consensus.CertificateCodec;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Justification;
import energy.wattle.ledger.core.consensus.QcReport;
import energy.wattle.ledger.core.consensus.QuorumCertificate;
import energy.wattle.ledger.core.consensus.TimeoutCertificate;
import java.util.Optional;

/**
 * Whether what an envelope names by hash breaks rule 11 or 18. An attachment counts only if it is the one that was
 * signed for; one that is not shown is held to be right. Source: Ledger, rule 20.
 *
 * @param below signatures of the height below
 */
record ProposalFaults(Hashing hashing, HeightSignatures signatures, Optional<HeightSignatures> below) {

    boolean isUnjustified(Envelope envelope, Justification shown) {
        return isMisshapen(envelope)
                || shown.parent()
                        .filter(parent -> isSigned(envelope.parent(), CertificateCodec.hash(hashing, parent)))
                        .filter(parent -> isNoParent(envelope, parent))
                        .isPresent()
                || shown.timeouts()
                        .filter(timeouts -> isSigned(envelope.timeouts(), CertificateCodec.hash(hashing, timeouts)))
                        .filter(timeouts -> isNoReason(envelope, timeouts))
                        .isPresent()
                || shown.quorum()
                        .filter(quorum -> isSigned(envelope.quorum(), CertificateCodec.hash(hashing, quorum)))
                        .filter(quorum -> isOtherBlock(envelope, quorum))
                        .isPresent();
    }

    /** What the round and height say of an envelope's parts, whatever they hold. */
    private static boolean isMisshapen(Envelope envelope) {
        boolean isFirstRound = envelope.round() == 0;
        return envelope.parent().isPresent() != envelope.height() > 1
                || envelope.timeouts().isPresent() == isFirstRound
                || (isFirstRound && envelope.quorum().isPresent());
    }

    private static boolean isSigned(Optional<Hash> named, Hash shown) {
        return named.equals(Optional.of(shown));
    }

    private boolean isNoParent(Envelope envelope, Certificate parent) {
        return parent.height() != envelope.height() - 1
                || below.filter(earlier -> !earlier.isFinal(parent)).isPresent();
    }

    /** The TC does not open this round, or asks for another block than the one proposed. */
    private boolean isNoReason(Envelope envelope, TimeoutCertificate timeouts) {
        boolean isOfRoundBefore = timeouts.height() == envelope.height() && timeouts.round() == envelope.round() - 1;
        if (!isOfRoundBefore || !signatures.isTimeout(timeouts)) {
            return true;
        }
        boolean asksForBlock = timeouts.highestQcRound() != QcReport.NONE;
        if (asksForBlock != envelope.quorum().isPresent()) {
            return true;
        }
        return asksForBlock && !timeouts.quorum().map(QuorumCertificate::block).equals(Optional.of(envelope.block()));
    }

    private boolean isOtherBlock(Envelope envelope, QuorumCertificate quorum) {
        return quorum.height() != envelope.height()
                || quorum.round() >= envelope.round()
                || !quorum.block().equals(envelope.block())
                || !signatures.isQuorum(quorum);
    }
}

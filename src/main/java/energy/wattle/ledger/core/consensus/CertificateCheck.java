package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.Signing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether certificates, and what rests on them, hold under a height's terms. Pure. */
public final class CertificateCheck {

    private final Rules rules;
    private final Verifying crypto;

    public CertificateCheck(Rules rules, Verifying crypto) {
        this.rules = rules;
        this.crypto = crypto;
    }

    /** What an envelope's attachments are. */
    enum Standing {
        JUSTIFIED,
        /** They are not those that the envelope names: anybody on the way may have changed them. */
        NOT_ITS_OWN,
        /** They are, and do not justify it: its signer's fault. */
        UNJUSTIFIED
    }

    /** Rule 14: q PREPAREs of distinct members of V for one (h, r, H, E). */
    public boolean holds(HeightTerms terms, QuorumCertificate quorum) {
        return quorum.height() == terms.height()
                && votesHold(
                        terms.scope()
                                .vote(
                                        Signing.Type.PREPARE,
                                        quorum.height(),
                                        quorum.round(),
                                        quorum.block(),
                                        quorum.envelope()),
                        terms.electorate().validators(),
                        quorum.votes());
    }

    /** Rule 15: q COMMITs in one round. */
    public boolean holds(SigningScope scope, ValidatorSet validators, Certificate certificate) {
        Signing.Type last = rules.choices().twoPhases() ? Signing.Type.COMMIT : Signing.Type.PREPARE;
        return votesHold(
                scope.vote(
                        last, certificate.height(), certificate.round(), certificate.block(), certificate.envelope()),
                validators,
                certificate.votes());
    }

    /** Rule 18: q signed reports, and the one QC of the highest x among them. */
    public boolean holds(HeightTerms terms, TimeoutCertificate timeouts) {
        int highest = timeouts.highestQcRound();
        if (timeouts.height() != terms.height()
                || timeouts.reports().size() < rules.quorum(terms.size())
                || timeouts.quorum().isPresent() != (highest != QcReport.NONE)) {
            return false;
        }
        Optional<Hash> block = timeouts.quorum().map(QuorumCertificate::block);
        Map<QcReport, Bytes> messages = new HashMap<>();
        for (QcReport report : timeouts.reports()) {
            boolean isHighest = report.qcRound() == highest;
            if (report.signer() >= terms.size()
                    || report.qcRound() > timeouts.round()
                    || (isHighest && !report.block().equals(block))) {
                return false;
            }
            Bytes message = messages.computeIfAbsent(
                    new QcReport(0, report.qcRound(), report.block(), EMPTY_SIGNATURE),
                    same -> terms.scope().timeout(timeouts.height(), timeouts.round(), same));
            if (!crypto.verifies(terms.publicKey(report.signer()), message, report.signature())) {
                return false;
            }
        }
        return timeouts.quorum().isEmpty()
                || (timeouts.quorum().get().round() == highest
                        && holds(terms, timeouts.quorum().get()));
    }

    /** Whether a leader may propose this: rules 11 and 18. */
    Standing standing(HeightTerms terms, Envelope envelope, Justification justification) {
        if (!envelope.parent().equals(justification.parent().map(parent -> CertificateCodec.hash(crypto, parent)))
                || !envelope.timeouts().equals(justification.timeouts().map(tc -> CertificateCodec.hash(crypto, tc)))
                || !envelope.quorum().equals(justification.quorum().map(qc -> CertificateCodec.hash(crypto, qc)))) {
            return Standing.NOT_ITS_OWN;
        }
        boolean isJustified = restsOnParent(terms, justification)
                && (!rules.choices().justifies() || restsOnTimeouts(terms, envelope, justification));
        return isJustified ? Standing.JUSTIFIED : Standing.UNJUSTIFIED;
    }

    private boolean restsOnParent(HeightTerms terms, Justification justification) {
        if (terms.parent().isEmpty() || justification.parent().isEmpty()) {
            return terms.parent().isEmpty() && justification.parent().isEmpty();
        }
        HeightTerms.Parent below = terms.parent().get();
        Certificate parent = justification.parent().get();
        return parent.height() == terms.height() - 1
                && parent.block().equals(terms.previous())
                && (parent.equals(below.certificate()) || holds(below.scope(), below.validators(), parent));
    }

    private boolean restsOnTimeouts(HeightTerms terms, Envelope envelope, Justification justification) {
        if (envelope.round() == 0) {
            return justification.timeouts().isEmpty() && justification.quorum().isEmpty();
        }
        if (justification.timeouts().isEmpty()) {
            return false;
        }
        TimeoutCertificate timeouts = justification.timeouts().get();
        return timeouts.round() == envelope.round() - 1
                && holds(terms, timeouts)
                && justification.quorum().equals(timeouts.quorum())
                && timeouts.quorum()
                        .map(quorum -> quorum.block().equals(envelope.block()))
                        .orElse(true);
    }

    private boolean votesHold(Bytes message, ValidatorSet validators, List<Certificate.Vote> votes) {
        if (votes.size() < rules.quorum(validators.size())) {
            return false;
        }
        for (Certificate.Vote vote : votes) {
            if (vote.validator() >= validators.size()
                    || !crypto.verifies(
                            validators.members().get(vote.validator()).publicKey(), message, vote.signature())) {
                return false;
            }
        }
        return true;
    }

    private static final Bytes EMPTY_SIGNATURE = Bytes.of(new byte[energy.wattle.ledger.Limits.SIGNATURE_LENGTH]);
}

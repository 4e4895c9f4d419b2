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

    public boolean holds(HeightTerms terms, QuorumCertificate quorum) {
        return holds(terms.signed(), quorum);
    }

    public boolean holds(HeightTerms terms, TimeoutCertificate timeouts) {
        return holds(terms.signed(), timeouts);
    }

    /** Rule 14: q PREPAREs of distinct members of V for one (h, r, H, E). */
    private boolean holds(SignedHeight at, QuorumCertificate quorum) {
        return quorum.height() == at.height()
                && votesHold(
                        at.scope()
                                .vote(
                                        Signing.Type.PREPARE,
                                        quorum.height(),
                                        quorum.round(),
                                        quorum.block(),
                                        quorum.envelope()),
                        at.validators(),
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
    private boolean holds(SignedHeight at, TimeoutCertificate timeouts) {
        int highest = timeouts.highestQcRound();
        if (timeouts.height() != at.height()
                || timeouts.reports().size() < rules.quorum(at.size())
                || timeouts.quorum().isPresent() != (highest != QcReport.NONE)) {
            return false;
        }
        Optional<Hash> block = timeouts.quorum().map(QuorumCertificate::block);
        Map<QcReport, Bytes> messages = new HashMap<>();
        for (QcReport report : timeouts.reports()) {
            boolean isHighest = report.qcRound() == highest;
            if (report.signer() >= at.size()
                    || report.qcRound() > timeouts.round()
                    || (isHighest && !report.block().equals(block))) {
                return false;
            }
            Bytes message = messages.computeIfAbsent(
                    new QcReport(0, report.qcRound(), report.block(), EMPTY_SIGNATURE),
                    same -> at.scope().timeout(timeouts.height(), timeouts.round(), same));
            if (!crypto.verifies(
                    at.validators().members().get(report.signer()).publicKey(), message, report.signature())) {
                return false;
            }
        }
        return timeouts.quorum().isEmpty()
                || (timeouts.quorum().get().round() == highest
                        && holds(at, timeouts.quorum().get()));
    }

    Standing standing(HeightTerms terms, Envelope envelope, Justification justification) {
        return standing(terms.signed(), envelope, justification);
    }

    /** Whether a leader may propose this: rules 11 and 18. */
    Standing standing(SignedHeight at, Envelope envelope, Justification justification) {
        if (!envelope.parent().equals(justification.parent().map(parent -> CertificateCodec.hash(crypto, parent)))
                || !envelope.timeouts().equals(justification.timeouts().map(tc -> CertificateCodec.hash(crypto, tc)))
                || !envelope.quorum().equals(justification.quorum().map(qc -> CertificateCodec.hash(crypto, qc)))) {
            return Standing.NOT_ITS_OWN;
        }
        boolean isJustified = restsOnParent(at, justification)
                && (!rules.choices().justifies() || restsOnTimeouts(at, envelope, justification));
        return isJustified ? Standing.JUSTIFIED : Standing.UNJUSTIFIED;
    }

    private boolean restsOnParent(SignedHeight at, Justification justification) {
        boolean isFirst = at.height() == 1;
        if (isFirst || justification.parent().isEmpty()) {
            return isFirst && justification.parent().isEmpty();
        }
        Certificate parent = justification.parent().get();
        return parent.height() == at.height() - 1
                && at.previous().map(parent.block()::equals).orElse(true)
                && at.below().map(below -> isFinal(below, parent)).orElse(true);
    }

    private boolean isFinal(SignedHeight.Below below, Certificate parent) {
        return below.certificate().filter(parent::equals).isPresent()
                || holds(below.scope(), below.validators(), parent);
    }

    private boolean restsOnTimeouts(SignedHeight at, Envelope envelope, Justification justification) {
        if (envelope.round() == 0) {
            return justification.timeouts().isEmpty() && justification.quorum().isEmpty();
        }
        if (justification.timeouts().isEmpty()) {
            return false;
        }
        TimeoutCertificate timeouts = justification.timeouts().get();
        return timeouts.round() == envelope.round() - 1
                && holds(at, timeouts)
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

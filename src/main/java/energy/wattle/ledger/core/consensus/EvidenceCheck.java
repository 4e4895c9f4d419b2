package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.Signing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether evidence convicts whom it accuses: for the node that is about to report it, and for the chain that hears it,
 * by one and the same check. Source: Ledger, rules 20 and 21.
 */
public final class EvidenceCheck {

    private final Verifying crypto;
    private final CertificateCheck certificates;

    EvidenceCheck(Rules rules, Verifying crypto) {
        this.crypto = crypto;
        certificates = new CertificateCheck(rules, crypto);
    }

    public static EvidenceCheck of(CryptoSuite suite) {
        return new EvidenceCheck(Rules.SAFE, Verifying.by(suite));
    }

    public static EvidenceCheck of(Rules rules, Verifying crypto) {
        return new EvidenceCheck(rules, crypto);
    }

    /** While the height is decided, when it is known who leads. */
    public boolean convicts(HeightTerms terms, Evidence evidence) {
        return areLeaders(terms, evidence) && convicts(terms.signed(), evidence);
    }

    /** At any time: an honest node signs no proposal for a round that it does not lead. */
    public boolean convicts(SignedHeight at, Evidence evidence) {
        return evidence.height() == at.height()
                && evidence.accused() < at.size()
                && switch (evidence) {
                    case Evidence.TwoProposals(Envelope one, Envelope other) ->
                        one.signer() == other.signer()
                                && one.round() == other.round()
                                && !one.hash(crypto).equals(other.hash(crypto))
                                && isSigned(at, one)
                                && isSigned(at, other);
                    case Evidence.TwoVotes(Vote one, Vote other) ->
                        one.signer() == other.signer()
                                && one.phase() == other.phase()
                                && one.round() == other.round()
                                && !one.isFor(other.block(), other.envelope())
                                && isSigned(at, one)
                                && isSigned(at, other);
                    case Evidence.UnjustifiedProposal(Envelope envelope, Justification justification) ->
                        isUnjustified(at, envelope, justification);
                    case Evidence.CommitDenied denied -> isDenied(at, denied);
                    case Evidence.UnjustifiedPrepare(Vote prepare, Envelope envelope, Justification justification) ->
                        prepare.phase() == Vote.Phase.PREPARE
                                && prepare.round() == envelope.round()
                                // The very proposal: another envelope for the same block convicts nobody but its
                                // leader.
                                && prepare.isFor(envelope.block(), envelope.hash(crypto))
                                && isSigned(at, prepare)
                                && isUnjustified(at, envelope, justification);
                    case Evidence.MajorityRejects(Envelope envelope, List<Reject> rejects) ->
                        isSigned(at, envelope) && areMost(at, envelope, rejects);
                };
    }

    private static boolean areLeaders(HeightTerms terms, Evidence evidence) {
        return switch (evidence) {
            case Evidence.TwoProposals(Envelope one, Envelope other) ->
                isLeaders(terms, one) && isLeaders(terms, other);
            case Evidence.UnjustifiedProposal(Envelope envelope, var shown) -> isLeaders(terms, envelope);
            case Evidence.UnjustifiedPrepare(var prepare, Envelope envelope, var shown) -> isLeaders(terms, envelope);
            case Evidence.MajorityRejects(Envelope envelope, var rejects) -> isLeaders(terms, envelope);
            case Evidence.TwoVotes votes -> true;
            case Evidence.CommitDenied denied -> true;
        };
    }

    private static boolean isLeaders(HeightTerms terms, Envelope envelope) {
        return terms.leader(envelope.round()) == envelope.signer();
    }

    private boolean isDenied(SignedHeight at, Evidence.CommitDenied denied) {
        Vote commit = denied.commit();
        QcReport report = denied.report();
        return commit.phase() == Vote.Phase.COMMIT
                && report.signer() == commit.signer()
                && denied.timeoutRound() >= commit.round()
                && report.qcRound() < commit.round()
                && isSigned(at, commit)
                && isBy(
                        at,
                        report.signer(),
                        at.scope().timeout(commit.height(), denied.timeoutRound(), report),
                        report.signature());
    }

    private boolean areMost(SignedHeight at, Envelope envelope, List<Reject> rejects) {
        Bytes message = at.scope()
                .vote(
                        Signing.Type.REJECT,
                        envelope.height(),
                        envelope.round(),
                        envelope.block(),
                        envelope.hash(crypto));
        Set<Integer> signers = new HashSet<>();
        for (Reject reject : rejects) {
            if (!signers.add(reject.signer()) || !isBy(at, reject.signer(), message, reject.signature())) {
                return false;
            }
        }
        return 2 * signers.size() > at.size();
    }

    private boolean isUnjustified(SignedHeight at, Envelope envelope, Justification justification) {
        return isSigned(at, envelope)
                && certificates.standing(at, envelope, justification) == CertificateCheck.Standing.UNJUSTIFIED;
    }

    private boolean isSigned(SignedHeight at, Envelope envelope) {
        return envelope.height() == at.height()
                && isBy(at, envelope.signer(), at.scope().proposal(envelope), envelope.signature());
    }

    private boolean isSigned(SignedHeight at, Vote vote) {
        return vote.height() == at.height()
                && isBy(
                        at,
                        vote.signer(),
                        at.scope().vote(vote.type(), vote.height(), vote.round(), vote.block(), vote.envelope()),
                        vote.signature());
    }

    private boolean isBy(SignedHeight at, int signer, Bytes message, Bytes signature) {
        return signer < at.size()
                && crypto.verifies(at.validators().members().get(signer).publicKey(), message, signature);
    }
}

package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.Signing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether evidence convicts whom it accuses, under the terms of the height that it is of. Source: Ledger, rules 20, 21.
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

    public boolean convicts(HeightTerms terms, Evidence evidence) {
        return evidence.height() == terms.height()
                && evidence.accused() < terms.size()
                && switch (evidence) {
                    case Evidence.TwoProposals(Envelope one, Envelope other) ->
                        one.round() == other.round()
                                && !one.hash(crypto).equals(other.hash(crypto))
                                && isLeaders(terms, one)
                                && isLeaders(terms, other);
                    case Evidence.TwoVotes(Vote one, Vote other) ->
                        one.signer() == other.signer()
                                && one.phase() == other.phase()
                                && one.round() == other.round()
                                && !one.isFor(other.block(), other.envelope())
                                && isSigned(terms, one)
                                && isSigned(terms, other);
                    case Evidence.UnjustifiedProposal(Envelope envelope, Justification justification) ->
                        isLeaders(terms, envelope) && isUnjustified(terms, envelope, justification);
                    case Evidence.CommitDenied denied -> isDenied(terms, denied);
                    case Evidence.UnjustifiedPrepare(Vote prepare, Envelope envelope, Justification justification) ->
                        prepare.phase() == Vote.Phase.PREPARE
                                && prepare.round() == envelope.round()
                                // The very proposal: another envelope for the same block convicts nobody but its
                                // leader.
                                && prepare.isFor(envelope.block(), envelope.hash(crypto))
                                && isSigned(terms, prepare)
                                && isLeaders(terms, envelope)
                                && isUnjustified(terms, envelope, justification);
                    case Evidence.MajorityRejects(Envelope envelope, List<Reject> rejects) ->
                        isLeaders(terms, envelope) && areMost(terms, envelope, rejects);
                };
    }

    private boolean isDenied(HeightTerms terms, Evidence.CommitDenied denied) {
        Vote commit = denied.commit();
        QcReport report = denied.report();
        return commit.phase() == Vote.Phase.COMMIT
                && report.signer() == commit.signer()
                && denied.timeoutRound() >= commit.round()
                && report.qcRound() < commit.round()
                && isSigned(terms, commit)
                && crypto.verifies(
                        terms.publicKey(report.signer()),
                        terms.scope().timeout(commit.height(), denied.timeoutRound(), report),
                        report.signature());
    }

    private boolean areMost(HeightTerms terms, Envelope envelope, List<Reject> rejects) {
        Hash hash = envelope.hash(crypto);
        Set<Integer> signers = new HashSet<>();
        for (Reject reject : rejects) {
            Bytes message = terms.scope()
                    .vote(Signing.Type.REJECT, envelope.height(), envelope.round(), envelope.block(), hash);
            if (reject.signer() >= terms.size()
                    || !signers.add(reject.signer())
                    || !crypto.verifies(terms.publicKey(reject.signer()), message, reject.signature())) {
                return false;
            }
        }
        return 2 * signers.size() > terms.size();
    }

    private boolean isUnjustified(HeightTerms terms, Envelope envelope, Justification justification) {
        return certificates.standing(terms, envelope, justification) == CertificateCheck.Standing.UNJUSTIFIED;
    }

    private boolean isLeaders(HeightTerms terms, Envelope envelope) {
        return envelope.height() == terms.height()
                && terms.leader(envelope.round()) == envelope.signer()
                && crypto.verifies(
                        terms.publicKey(envelope.signer()), terms.scope().proposal(envelope), envelope.signature());
    }

    private boolean isSigned(HeightTerms terms, Vote vote) {
        return vote.height() == terms.height()
                && crypto.verifies(
                        terms.publicKey(vote.signer()),
                        terms.scope().vote(vote.type(), vote.height(), vote.round(), vote.block(), vote.envelope()),
                        vote.signature());
    }
}

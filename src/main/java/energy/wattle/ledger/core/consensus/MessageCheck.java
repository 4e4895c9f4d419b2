package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;

/**
 * Which messages may come before {@link Consensus}: those that their signers have signed for this very height, with
 * attachments that hold. Pure, so that a node may check many at once. Source: Ledger, rules 1, 11 and 17.
 */
public final class MessageCheck {

    private final Rules rules;
    private final Verifying crypto;
    private final CertificateCheck certificates;

    MessageCheck(Rules rules, Verifying crypto) {
        this.rules = rules;
        this.crypto = crypto;
        certificates = new CertificateCheck(rules, crypto);
    }

    /** The check of a node in production. */
    public static MessageCheck of(CryptoSuite suite) {
        return new MessageCheck(Rules.SAFE, Verifying.by(suite));
    }

    /** The check of a simulated node. */
    public static MessageCheck of(Rules rules, Verifying crypto) {
        return new MessageCheck(rules, crypto);
    }

    /** What checking a message gives. */
    public enum Check {
        GOOD,
        /** A proposal by the round's leader that the attachments which it names do not justify. */
        UNJUSTIFIED,
        BAD
    }

    public Check check(HeightTerms terms, Message message) {
        if (message.height() != terms.height() || message.signer() >= terms.size()) {
            return Check.BAD;
        }
        return switch (message) {
            case Proposal proposal -> proposal(terms, proposal);
            case Vote vote ->
                good(isSigned(
                        terms,
                        vote.signer(),
                        terms.scope().vote(vote.type(), vote.height(), vote.round(), vote.block(), vote.envelope()),
                        vote.signature()));
            case Reject reject ->
                good(isSigned(
                        terms,
                        reject.signer(),
                        terms.scope()
                                .vote(
                                        reject.type(),
                                        reject.height(),
                                        reject.round(),
                                        reject.block(),
                                        reject.envelope()),
                        reject.signature()));
            case Timeout timeout -> good(holds(terms, timeout));
        };
    }

    /** Rule 11: whether the leader of the envelope's round has signed it. */
    public boolean isLeaders(HeightTerms terms, Envelope envelope) {
        return envelope.height() == terms.height()
                && terms.leader(envelope.round()) == envelope.signer()
                && isSigned(terms, envelope.signer(), terms.scope().proposal(envelope), envelope.signature());
    }

    private Check proposal(HeightTerms terms, Proposal proposal) {
        Envelope envelope = proposal.envelope();
        // The block that it names, too.
        if (!envelope.block().equals(ChainHashes.block(crypto, proposal.block().header()))
                || !isLeaders(terms, envelope)) {
            return Check.BAD;
        }
        return switch (certificates.standing(terms, envelope, proposal.justification())) {
            case JUSTIFIED -> Check.GOOD;
            case UNJUSTIFIED -> Check.UNJUSTIFIED;
            case NOT_ITS_OWN -> Check.BAD;
        };
    }

    /** Rule 17: without a valid QC for the round that it reports, a TIMEOUT is discarded. */
    private boolean holds(HeightTerms terms, Timeout timeout) {
        QcReport report = timeout.report();
        boolean namesItsQc = timeout.quorum()
                .map(quorum -> quorum.round() == report.qcRound()
                        && report.block().filter(quorum.block()::equals).isPresent()
                        && quorum.round() <= timeout.round())
                .orElse(report.qcRound() == QcReport.NONE);
        boolean namesItsTc = timeout.previous()
                .map(previous -> previous.round() == timeout.round() - 1)
                .orElse(timeout.round() == 0 || !rules.choices().timeoutCarriesTc());
        return namesItsQc
                && namesItsTc
                && isSigned(
                        terms,
                        report.signer(),
                        terms.scope().timeout(timeout.height(), timeout.round(), report),
                        report.signature())
                && timeout.quorum()
                        .map(quorum -> certificates.holds(terms, quorum))
                        .orElse(true)
                && timeout.previous()
                        .map(previous -> certificates.holds(terms, previous))
                        .orElse(true);
    }

    private boolean isSigned(HeightTerms terms, int signer, Bytes message, Bytes signature) {
        return crypto.verifies(terms.publicKey(signer), message, signature);
    }

    private static Check good(boolean isGood) {
        return isGood ? Check.GOOD : Check.BAD;
    }
}

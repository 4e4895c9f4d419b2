package energy.wattle.ledger.core.consensus;

import java.util.List;

/**
 * What convicts a validator; anyone can check it. Only what the accused has signed counts, and the verdict on a
 * proposal falls on the envelope's signer, never on the header's proposer. Source: Ledger, rules 20 and 21.
 */
public sealed interface Evidence {

    long height();

    int round();

    /** Position of the accused among the height's validators. */
    int accused();

    /** Two proposals for one (h, r). */
    record TwoProposals(Envelope one, Envelope other) implements Evidence {

        @Override
        public long height() {
            return one.height();
        }

        @Override
        public int round() {
            return one.round();
        }

        @Override
        public int accused() {
            return one.signer();
        }
    }

    /** Two votes of one type for one (h, r). */
    record TwoVotes(Vote one, Vote other) implements Evidence {

        @Override
        public long height() {
            return one.height();
        }

        @Override
        public int round() {
            return one.round();
        }

        @Override
        public int accused() {
            return one.signer();
        }
    }

    /** An envelope whose attachments, which it names by their hashes, break rule 11 or 18. */
    record UnjustifiedProposal(Envelope envelope, Justification justification) implements Evidence {

        @Override
        public long height() {
            return envelope.height();
        }

        @Override
        public int round() {
            return envelope.round();
        }

        @Override
        public int accused() {
            return envelope.signer();
        }
    }

    /** COMMIT(h, r), and TIMEOUT(h, r′ ≥ r) that reports a QC of a round below r. */
    record CommitDenied(Vote commit, int timeoutRound, QcReport report) implements Evidence {

        @Override
        public long height() {
            return commit.height();
        }

        @Override
        public int round() {
            return commit.round();
        }

        @Override
        public int accused() {
            return commit.signer();
        }
    }

    /** A PREPARE, and the very proposal that it names, which is unjustified. */
    record UnjustifiedPrepare(Vote prepare, Envelope envelope, Justification justification) implements Evidence {

        @Override
        public long height() {
            return prepare.height();
        }

        @Override
        public int round() {
            return prepare.round();
        }

        @Override
        public int accused() {
            return prepare.signer();
        }
    }

    /** REJECTs by more than half of the validators for one proposal: rule 21. */
    record MajorityRejects(Envelope envelope, List<Reject> rejects) implements Evidence {

        public MajorityRejects {
            rejects = List.copyOf(rejects);
        }

        @Override
        public long height() {
            return envelope.height();
        }

        @Override
        public int round() {
            return envelope.round();
        }

        @Override
        public int accused() {
            return envelope.signer();
        }
    }
}

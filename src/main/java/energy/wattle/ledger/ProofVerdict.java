package energy.wattle.ledger;

import java.util.Optional;

/** What checking a {@link Proof} gives. */
public sealed interface ProofVerdict {

    /**
     * The proof holds.
     *
     * @param what is proved, in words
     * @param kind name of the record's or result's kind
     * @param plaintext the payload, where it is not encrypted or its key is disclosed
     */
    record Verified(String what, String kind, Optional<Bytes> plaintext) implements ProofVerdict {}

    /** The proof does not hold: the first step that fails, and why. */
    record Broken(Step step, String reason) implements ProofVerdict {}

    /** The steps of a proof, in the order in which they are checked. */
    enum Step {
        FORMAT("the proof's format"),
        GENESIS("the main chain's genesis"),
        VALIDATORS("the chain of validator sets"),
        CERTIFICATE("the certificate"),
        HISTORY("the way from the block to the certified header"),
        ANCHOR("the anchor on the main chain"),
        SUB_CHAIN_HISTORY("the way from the block to the anchored header"),
        INCLUSION("the way from the record or result to its block"),
        SENDER("the sender's signature"),
        DISCLOSURE("the disclosed key");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}

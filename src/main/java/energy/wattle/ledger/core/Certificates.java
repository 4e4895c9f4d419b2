package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.WireWriter;
import java.util.List;

/** Checks that a block is final. Source: Ledger, One height, rules 14 and 15. */
public final class Certificates {

    private Certificates() {}

    /** What checking a certificate gives. */
    public enum Check {
        VALID("valid"),
        WRONG_BLOCK("the certificate is for another block"),
        WRONG_ROUND("the votes are from before the block's first proposal"),
        WRONG_VALIDATORS("the header names other validators"),
        TOO_FEW_VOTES("there are fewer votes than a quorum"),
        UNKNOWN_VALIDATOR("a vote is by nobody of the validators"),
        BAD_SIGNATURE("a vote's signature is wrong");

        private final String words;

        Check(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Whether a quorum of these validators has committed to this header. Every vote must hold, also those beyond the
     * quorum.
     *
     * @param set the validators whom the caller trusts for the header's height
     */
    public static Check check(CryptoSuite suite, ValidatorSet set, BlockHeader header, Certificate certificate) {
        if (certificate.height() != header.height() || !certificate.block().equals(ChainHashes.block(suite, header))) {
            return Check.WRONG_BLOCK;
        }
        if (certificate.round() < header.round()) {
            return Check.WRONG_ROUND;
        }
        if (!header.validators().equals(ChainHashes.validators(suite, set))) {
            return Check.WRONG_VALIDATORS;
        }
        if (certificate.votes().size() < set.quorum()) {
            return Check.TOO_FEW_VOTES;
        }
        Bytes message = Signing.commitMessage(header, certificate);
        for (Certificate.Vote vote : certificate.votes()) {
            if (vote.validator() >= set.size()) {
                return Check.UNKNOWN_VALIDATOR;
            }
            if (!suite.verifies(set.members().get(vote.validator()).publicKey(), message, vote.signature())) {
                return Check.BAD_SIGNATURE;
            }
        }
        return Check.VALID;
    }

    /** The certificate of a chain's only validator. Where there are more, their consensus gives it. */
    public static Certificate ofLone(CryptoSuite suite, BlockHeader header, Bytes validatorSecret) {
        Hash block = ChainHashes.block(suite, header);
        Hash envelope = suite.tagged(
                "wattle/envelope",
                new WireWriter()
                        .uint(1, header.height())
                        .uint(2, header.round())
                        .bytes(3, block.bytes())
                        .finish());
        Bytes vote = suite.sign(validatorSecret, Signing.commitMessage(header, header.round(), block, envelope));
        return new Certificate(
                header.height(), header.round(), block, envelope, List.of(new Certificate.Vote(0, vote)));
    }

    /** The certificate with the first q votes only, which is the one that proofs carry. */
    public static Certificate trimmed(Certificate certificate, ValidatorSet set) {
        return new Certificate(
                certificate.height(),
                certificate.round(),
                certificate.block(),
                certificate.envelope(),
                certificate.votes().subList(0, set.quorum()));
    }

    /** Whether all keys are sound, so that no member's signature can be had without its secret. */
    public static boolean hasSoundKeys(CryptoSuite suite, ValidatorSet set) {
        return set.members().stream().allMatch(member -> suite.isSigningKey(member.publicKey()));
    }
}

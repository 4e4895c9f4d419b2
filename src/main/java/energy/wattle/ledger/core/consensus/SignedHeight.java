package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.ValidatorSet;
import java.util.Optional;

/**
 * What is known of a height by whoever judges what was signed on it: everything while it is decided, see
 * {@link HeightTerms}, and less where a chain hears evidence later. What is not known is held to be right.
 *
 * @param validators V, whose positions name signers
 * @param previous hash of the block below
 * @param below of the height below; none at height 1, either
 */
public record SignedHeight(
        long height, SigningScope scope, ValidatorSet validators, Optional<Hash> previous, Optional<Below> below) {

    /**
     * The height below.
     *
     * @param certificate one that is known to be right
     */
    public record Below(SigningScope scope, ValidatorSet validators, Optional<Certificate> certificate) {}

    int size() {
        return validators.size();
    }
}

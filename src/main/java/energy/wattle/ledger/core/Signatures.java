package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.LedgerRecord;

/**
 * Whether records are signed by the keys of their senders. A step of its own, so that a node may check many at once
 * beforehand and answer from what it has found; {@link #verifying} checks on the spot.
 */
@FunctionalInterface
public interface Signatures {

    /**
     * For records that this node has signed, or checked under this very key, itself.
     *
     * <p>Never for a block from elsewhere, nor for an audit.
     */
    Signatures CHECKED_BEFORE = (publicKey, record) -> true;

    /** @param publicKey whose id is the record's sender */
    boolean areGood(Bytes publicKey, LedgerRecord record);

    /** Checks each signature. */
    static Signatures verifying(CryptoSuite suite) {
        return (publicKey, record) -> Signing.isSignedBy(suite, publicKey, record);
    }
}

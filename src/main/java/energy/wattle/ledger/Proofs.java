package energy.wattle.ledger;

import java.util.Optional;

/** Gives proofs of what stands in this instance's chains, for whoever may see it: that is the caller's to decide. */
public interface Proofs {

    /**
     * The proof of a result.
     *
     * @param index position among the block's results, from 0
     * @param isDisclosed whether the proof is to carry the key of an encrypted one, and so shows what it says
     * @return nothing if there is no such result, or no anchor at or above its block yet
     */
    Optional<Proof> ofResult(ChainId chain, long height, int index, boolean isDisclosed);

    /**
     * The proof of a record.
     *
     * @param isDisclosed as above; a payload that is sealed to a session's key is shown only once that key is released
     * @return nothing if it is in no block, or there is no anchor at or above it yet
     */
    Optional<Proof> ofRecord(Hash record, boolean isDisclosed);

    /** The proof as the file that {@code ./wattle verify} reads: JSON, for application/json. */
    String toFile(Proof proof);
}

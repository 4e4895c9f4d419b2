package energy.wattle.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Everything that shows one record or result to be on the ledger, to somebody who knows the hash of the main chain's
 * genesis and nothing else. Source: Ledger, Proof of a record.
 *
 * <p>Headers, certificates, sets and leaves are the canonical bytes that were hashed and signed.
 *
 * @param format of the proof, {@link #FORMAT}
 * @param kind whether the item is a record or a result
 * @param item the record or result, up to the root in its block's header
 * @param senderKey public key of a record's sender; empty for a result
 * @param header of the item's block
 * @param anchoring from a sub-chain's block to the main chain; nothing for an item of the main chain itself
 * @param history audit path of the main chain's block in the certified header's history; empty if it is that very block
 * @param certified a final block of the main chain, at or above
 * @param genesis of the main chain
 * @param changes every change of the main chain's validators up to the certified block, ascending
 * @param disclosed the key of the item's payload, where it is to be read
 */
public record Proof(
        int format,
        Kind kind,
        Inclusion item,
        Bytes senderKey,
        Bytes header,
        Optional<Anchoring> anchoring,
        List<Hash> history,
        Certified certified,
        Bytes genesis,
        List<SetChange> changes,
        Optional<RecordKey> disclosed) {

    public static final int FORMAT = 1;

    private static final int MAXIMUM_CHANGES = 100_000;

    public Proof {
        history = List.copyOf(history);
        changes = List.copyOf(changes);
        Checks.atMost("audit path's length", history.size(), Limits.PATH_LENGTH);
        Checks.atMost("number of validator changes", changes.size(), MAXIMUM_CHANGES);
    }

    /** What kind of leaf a proof is about. */
    public enum Kind {
        RECORD,
        RESULT
    }

    /** On which side of a hash its sibling stands. */
    public enum Side {
        LEFT,
        RIGHT
    }

    /** One node on the way from a leaf to the root. */
    public record Step(Side side, Hash sibling) {}

    /**
     * A leaf and its way up to a root.
     *
     * <p>The sides are spelled out: a root alone does not tell how many leaves it has, so an index and a size could be
     * changed unnoticed.
     */
    public record Inclusion(Bytes leaf, List<Step> path) {

        public Inclusion {
            path = List.copyOf(path);
            Checks.atMost("audit path's length", path.size(), Limits.PATH_LENGTH);
        }
    }

    /** A header and the quorum that made it final: exactly q votes. */
    public record Certified(Bytes header, Bytes certificate) {}

    /**
     * A final header whose next height has other validators, and these.
     *
     * @param recovery the administrators' recovery manifest, where it and not the header names them
     */
    public record SetChange(Certified certified, Bytes nextValidators, Optional<Bytes> recovery) {

        /** A change that the header names. */
        public SetChange(Certified certified, Bytes nextValidators) {
            this(certified, nextValidators, Optional.empty());
        }
    }

    /**
     * From a sub-chain's block to the main chain.
     *
     * @param history audit path of the item's block in the anchored header's history; empty if it is that very block
     * @param anchor the ANCHOR record in the main chain's block
     * @param acceptance the main chain's ANCHORED result for it: a void anchor has none
     * @param header of the main chain's block
     */
    public record Anchoring(List<Hash> history, Inclusion anchor, Inclusion acceptance, Bytes header) {

        public Anchoring {
            history = List.copyOf(history);
            Checks.atMost("audit path's length", history.size(), Limits.PATH_LENGTH);
        }
    }
}

package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.RecordKey;
import energy.wattle.ledger.ValidatorSet;
import java.util.List;
import java.util.Optional;

/** Puts proofs together from what a node has stored; {@link ProofVerifier} checks them. */
public final class ProofAssembly {

    private ProofAssembly() {}

    /**
     * The record or result that is to be proved.
     *
     * @param header of its block
     * @param leaves all records or all results of the block, encoded, in their order
     * @param index of the item among them
     * @param senderKey public key of a record's sender; empty for a result
     * @param disclosed the key of its payload, where it is to be read
     */
    public record Item(
            Proof.Kind kind,
            BlockHeader header,
            List<Bytes> leaves,
            int index,
            Bytes senderKey,
            Optional<RecordKey> disclosed) {}

    /**
     * What makes a block of the main chain believable.
     *
     * @param genesis encoded
     * @param certified a final header at or above the block
     * @param validators of that header's height
     * @param changes every change of the validators below that header, ascending
     * @param history subtrees over the history leaves of the main chain's blocks from height 1 on
     */
    public record MainChain(
            Bytes genesis,
            BlockHeader certified,
            Certificate certificate,
            ValidatorSet validators,
            List<Proof.SetChange> changes,
            MerkleTree.Subtrees history) {}

    /**
     * The anchor of a sub-chain's block at or above the item's, in the main chain.
     *
     * @param header of the main chain's block
     * @param records all records of that block, encoded
     * @param anchor position of the ANCHOR record among them
     * @param results all results of that block, encoded
     * @param acceptance position of its {@code ANCHORED} result among them
     * @param anchoredHeight height of the anchored header
     * @param history subtrees over the history leaves of the sub-chain's blocks from height 1 on
     */
    public record Anchorage(
            BlockHeader header,
            List<Bytes> records,
            int anchor,
            List<Bytes> results,
            int acceptance,
            long anchoredHeight,
            MerkleTree.Subtrees history) {}

    /** The proof of an item of the main chain. */
    public static Proof ofMain(Hashing hashing, MainChain main, Item item) {
        return proof(hashing, main, item, Optional.empty(), item.header().height());
    }

    /** The proof of an item of a sub-chain. */
    public static Proof ofZone(Hashing hashing, MainChain main, Anchorage anchorage, Item item) {
        Proof.Anchoring anchoring = new Proof.Anchoring(
                ProofParts.history(hashing, anchorage.history(), item.header().height(), anchorage.anchoredHeight()),
                ProofParts.inclusion(hashing, anchorage.records(), anchorage.anchor()),
                ProofParts.inclusion(hashing, anchorage.results(), anchorage.acceptance()),
                BlockCodec.encode(anchorage.header()));
        return proof(
                hashing, main, item, Optional.of(anchoring), anchorage.header().height());
    }

    private static Proof proof(
            Hashing hashing, MainChain main, Item item, Optional<Proof.Anchoring> anchoring, long mainHeight) {
        return new Proof(
                Proof.FORMAT,
                item.kind(),
                ProofParts.inclusion(hashing, item.leaves(), item.index()),
                item.senderKey(),
                BlockCodec.encode(item.header()),
                anchoring,
                ProofParts.history(
                        hashing, main.history(), mainHeight, main.certified().height()),
                new Proof.Certified(
                        BlockCodec.encode(main.certified()),
                        ChainCodec.encode(Certificates.trimmed(main.certificate(), main.validators()))),
                main.genesis(),
                main.changes(),
                item.disclosed());
    }
}

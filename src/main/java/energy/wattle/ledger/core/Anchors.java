package energy.wattle.ledger.core;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.ValidatorSet;
import java.util.List;
import java.util.Optional;

/** Checks an anchor against what the main chain knows of the sub-chain. Source: Ledger, Anchors and sync, rule 29. */
public final class Anchors {

    private Anchors() {}

    /** What checking an anchor gives. */
    public enum Check {
        VALID,
        /** The header is of another chain than the one expected. */
        WRONG_CHAIN,
        /** The certificate does not make the header final. */
        NOT_CERTIFIED,
        /** The height is not above the one anchored last. */
        NOT_HIGHER,
        /** The time is before that of the block anchored last. */
        EARLIER,
        /** The blocks in between belong to more than one epoch. */
        EPOCH_SKIPPED,
        /** The history does not continue the one anchored last, or does not hold the block anchored last. */
        NOT_EXTENDING
    }

    /**
     * Checks one anchor.
     *
     * @param chain the zone's sub-chain
     * @param registered its validators of the anchored header's epoch
     * @param previous the header that was anchored last, if any was
     */
    public static Check check(
            CryptoSuite suite, ChainId chain, ValidatorSet registered, Optional<BlockHeader> previous, Anchor anchor) {
        return checkAfter(
                suite,
                chain,
                registered,
                previous.map(last -> new Previous(last, last.nextValidators(), false)),
                anchor);
    }

    /**
     * A header that an anchor has to follow.
     *
     * @param followers hash of the validators of the height above it: those that it names, or a recovery manifest's
     * @param isRecovered whether a recovery manifest names the header, so that a later epoch begins above it
     */
    record Previous(BlockHeader header, Hash followers, boolean isRecovered) {}

    static Check checkAfter(
            CryptoSuite suite, ChainId chain, ValidatorSet registered, Optional<Previous> previous, Anchor anchor) {
        BlockHeader header = anchor.header();
        if (!header.chain().equals(chain)) {
            return Check.WRONG_CHAIN;
        }
        if (Certificates.check(suite, registered, header, anchor.certificate()) != Certificates.Check.VALID) {
            return Check.NOT_CERTIFIED;
        }
        if (previous.isEmpty()) {
            return firstCheck(anchor);
        }
        BlockHeader last = previous.get().header();
        if (header.height() <= last.height()) {
            return Check.NOT_HIGHER;
        }
        if (header.time() < last.time()) {
            return Check.EARLIER;
        }
        if (!isOneEpoch(previous.get(), header)) {
            return Check.EPOCH_SKIPPED;
        }
        return extendsLast(suite, last, anchor) ? Check.VALID : Check.NOT_EXTENDING;
    }

    /**
     * The anchor of a final block.
     *
     * @param previous the header that was anchored last, if any was; below this one
     * @param history subtrees over the history leaves of the sub-chain's blocks from height 1 on
     */
    public static Anchor assemble(
            Hashing hashing,
            Optional<BlockHeader> previous,
            BlockHeader header,
            Certificate certificate,
            MerkleTree.Subtrees history) {
        if (previous.isEmpty()) {
            return new Anchor(header, certificate, List.of(), List.of());
        }
        long last = previous.get().height();
        long leaves = header.height() - 1;
        return new Anchor(
                header,
                certificate,
                last == 1 ? List.of() : MerkleTree.consistencyProof(hashing, history, last - 1, leaves),
                MerkleTree.inclusionProof(hashing, history, leaves, last - 1));
    }

    private static Check firstCheck(Anchor anchor) {
        if (anchor.header().epoch() != 0) {
            return Check.EPOCH_SKIPPED;
        }
        return anchor.consistency().isEmpty() && anchor.previous().isEmpty() ? Check.VALID : Check.NOT_EXTENDING;
    }

    /**
     * Whether the blocks above the last anchored one up to this one are all of one epoch: the last one's, or the next
     * if that one's last block is anchored. An epoch's last block names its successor's validators, so that only a
     * header that continues with them can follow it. Above a recovered block it is a later epoch, above the one for
     * which that block may have named validators; which one, the manifest's validators know.
     */
    private static boolean isOneEpoch(Previous previous, BlockHeader header) {
        BlockHeader last = previous.header();
        boolean follows = previous.isRecovered()
                ? header.epoch() > lastNamed(last)
                : header.epoch() == last.epoch() || header.epoch() == Math.addExact(last.epoch(), 1);
        return follows && header.validators().equals(previous.followers());
    }

    /** The last epoch for which the chain up to a block has named validators. */
    public static long lastNamed(BlockHeader header) {
        return header.nextValidators().equals(header.validators()) ? header.epoch() : header.epoch() + 1;
    }

    /** The earlier history is the beginning of this one's, and the block that had it comes next. */
    private static boolean extendsLast(CryptoSuite suite, BlockHeader last, Anchor anchor) {
        BlockHeader header = anchor.header();
        Hash lastLeaf = ChainHashes.historyLeaf(suite, ChainHashes.block(suite, last));
        return MerkleProofs.isConsistent(
                        suite,
                        last.height() - 1,
                        last.historyRoot(),
                        header.height() - 1,
                        header.historyRoot(),
                        anchor.consistency())
                && MerkleProofs.includes(
                        suite,
                        lastLeaf,
                        last.height() - 1,
                        header.height() - 1,
                        anchor.previous(),
                        header.historyRoot());
    }
}

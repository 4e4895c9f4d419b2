package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Proof;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Makes the parts of a {@link Proof} from what a node stores. */
public final class ProofParts {

    private ProofParts() {}

    /**
     * The way of a leaf up to the root of its block's records or results.
     *
     * @param leaves encoded, in their order
     */
    public static Proof.Inclusion inclusion(Hashing hashing, List<Bytes> leaves, int index) {
        Objects.checkIndex(index, leaves.size());
        List<Proof.Step> path = new ArrayList<>();
        List<Hash> level =
                leaves.stream().map(leaf -> MerkleTree.leaf(hashing, leaf)).toList();
        int position = index;
        while (level.size() > 1) {
            if (position % 2 == 1) {
                path.add(new Proof.Step(Proof.Side.LEFT, level.get(position - 1)));
            } else if (position + 1 < level.size()) {
                path.add(new Proof.Step(Proof.Side.RIGHT, level.get(position + 1)));
            }
            level = MerkleTree.above(hashing, level);
            position /= 2;
        }
        return new Proof.Inclusion(leaves.get(index), Collections.unmodifiableList(path));
    }

    /** The root that an inclusion leads to. */
    public static Hash root(Hashing hashing, Proof.Inclusion inclusion) {
        Hash hash = MerkleTree.leaf(hashing, inclusion.leaf());
        for (Proof.Step step : inclusion.path()) {
            hash = switch (step.side()) {
                case LEFT -> MerkleTree.node(hashing, step.sibling(), hash);
                case RIGHT -> MerkleTree.node(hashing, hash, step.sibling());
            };
        }
        return hash;
    }

    /**
     * The audit path of the block at one height in the history of the header at another.
     *
     * @param subtrees over the history leaves of the blocks from height 1 on
     * @param height of the block, from 1
     * @param later height of the header, at least the block's; if it is the same block, the path is empty
     */
    public static List<Hash> history(Hashing hashing, MerkleTree.Subtrees subtrees, long height, long later) {
        return height == later ? List.of() : MerkleTree.inclusionProof(hashing, subtrees, later - 1, height - 1);
    }

    /** Whether a block is the later header's, with an empty path, or is in its history at the block's height. */
    static boolean isInHistory(Hashing hashing, BlockHeader block, BlockHeader later, List<Hash> path) {
        Hash hash = ChainHashes.block(hashing, block);
        return block.height() == later.height()
                ? path.isEmpty() && hash.equals(ChainHashes.block(hashing, later))
                : MerkleProofs.includes(
                        hashing,
                        ChainHashes.historyLeaf(hashing, hash),
                        block.height() - 1,
                        later.height() - 1,
                        path,
                        later.historyRoot());
    }
}

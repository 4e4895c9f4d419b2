package energy.wattle.ledger.core;

import energy.wattle.ledger.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The Merkle tree over all earlier block hashes, kept as its right edge: enough to append and to know the root.
 *
 * <p>Source: Ledger, Block header ("The history root covers all earlier block hashes").
 *
 * @param size number of leaves
 * @param edge roots of the complete subtrees, from the largest to the smallest, one per binary one in the size
 */
public record HistoryTree(long size, List<Hash> edge) {

    public static final HistoryTree EMPTY = new HistoryTree(0, List.of());

    public HistoryTree {
        edge = List.copyOf(edge);
        if (size < 0 || edge.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of %d leaves has no edge of %d subtrees".formatted(size, edge.size()));
        }
    }

    /** This tree with one more leaf. Time O(log n). */
    public HistoryTree append(Hashing hashing, Hash leaf) {
        int merges = Long.numberOfTrailingZeros(~size);
        Hash subtree = leaf;
        for (int i = 0; i < merges; i++) {
            subtree = MerkleTree.node(hashing, edge.get(edge.size() - 1 - i), subtree);
        }
        List<Hash> next = new ArrayList<>(edge.subList(0, edge.size() - merges));
        next.add(subtree);
        return new HistoryTree(Math.addExact(size, 1), Collections.unmodifiableList(next));
    }

    /** The root over all leaves so far. */
    public Hash root(Hashing hashing) {
        if (edge.isEmpty()) {
            return MerkleTree.emptyRoot(hashing);
        }
        Hash root = edge.getLast();
        for (int i = edge.size() - 2; i >= 0; i--) {
            root = MerkleTree.node(hashing, edge.get(i), root);
        }
        return root;
    }
}

package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Merkle trees as in RFC 6962, section 2.1: roots and the two kinds of proofs. {@link MerkleProofs} verifies them.
 *
 * <p>Proofs are given from the hashes of complete subtrees, so that a store may keep those of a long history and answer
 * in O(log² n) look-ups. Source: Ledger, Records, blocks, proofs.
 */
public final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleTree() {}

    /** The hash of a leaf: over 0x00 and its content. */
    public static Hash leaf(Hashing hashing, Bytes content) {
        return hashing.hash(LEAF, content.toArray());
    }

    /** The hash of an inner node: over 0x01 and both children. */
    public static Hash node(Hashing hashing, Hash left, Hash right) {
        return hashing.hash(NODE, left.bytes().toArray(), right.bytes().toArray());
    }

    /** The root of the tree without leaves: the hash of nothing. */
    public static Hash emptyRoot(Hashing hashing) {
        return hashing.hash();
    }

    /** The root over leaf hashes in their order. */
    public static Hash root(Hashing hashing, List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return emptyRoot(hashing);
        }
        List<Hash> level = leaves;
        while (level.size() > 1) {
            level = above(hashing, level);
        }
        return level.getFirst();
    }

    /** The next level of a tree: pairs become nodes, the last one of an odd number moves up as it is. */
    static List<Hash> above(Hashing hashing, List<Hash> level) {
        List<Hash> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            above.add(node(hashing, level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            above.add(level.getLast());
        }
        return above;
    }

    /** Hashes of complete subtrees: at a level (0: leaves), by position, over 2^level leaves. */
    @FunctionalInterface
    public interface Subtrees {

        Hash at(int level, long position);

        /** Subtrees computed from leaf hashes. */
        static Subtrees of(Hashing hashing, List<Hash> leaves) {
            return new Subtrees() {
                @Override
                public Hash at(int level, long position) {
                    return level == 0
                            ? leaves.get(Math.toIntExact(position))
                            : node(hashing, at(level - 1, 2 * position), at(level - 1, 2 * position + 1));
                }
            };
        }
    }

    /**
     * The audit path of a leaf, from the leaf upwards (RFC 6962, 2.1.1).
     *
     * @throws IndexOutOfBoundsException if the tree has no such leaf
     */
    public static List<Hash> inclusionProof(Hashing hashing, Subtrees subtrees, long size, long index) {
        Objects.checkIndex(index, size);
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + split(end - start);
            if (index < middle) {
                path.add(range(hashing, subtrees, middle, end));
                end = middle;
            } else {
                path.add(range(hashing, subtrees, start, middle));
                start = middle;
            }
        }
        Collections.reverse(path);
        return Collections.unmodifiableList(path);
    }

    /**
     * The proof that the tree's first leaves are those of an earlier tree (RFC 6962, 2.1.2).
     *
     * @param earlier size of the earlier tree, 1 to size
     */
    public static List<Hash> consistencyProof(Hashing hashing, Subtrees subtrees, long earlier, long size) {
        if (earlier < 1 || earlier > size) {
            throw new IndexOutOfBoundsException("an earlier tree of %d has no %d leaves".formatted(size, earlier));
        }
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end != earlier) {
            long middle = start + split(end - start);
            if (earlier <= middle) {
                path.add(range(hashing, subtrees, middle, end));
                end = middle;
            } else {
                path.add(range(hashing, subtrees, start, middle));
                start = middle;
            }
        }
        if (start > 0) {
            path.add(range(hashing, subtrees, start, end));
        }
        Collections.reverse(path);
        return Collections.unmodifiableList(path);
    }

    /**
     * The root over the leaves from start to end, where start is a multiple of the power of two at or above the length.
     */
    private static Hash range(Hashing hashing, Subtrees subtrees, long start, long end) {
        long length = end - start;
        if (Long.bitCount(length) == 1) {
            int level = Long.numberOfTrailingZeros(length);
            return subtrees.at(level, start >> level);
        }
        long middle = start + split(length);
        return node(hashing, range(hashing, subtrees, start, middle), range(hashing, subtrees, middle, end));
    }

    /** The largest power of two below a length of at least 2. */
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }
}

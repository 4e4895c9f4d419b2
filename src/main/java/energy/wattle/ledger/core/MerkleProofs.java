package energy.wattle.ledger.core;

import energy.wattle.ledger.Hash;
import java.util.List;

/** Checks proofs of {@link MerkleTree}, by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2. */
public final class MerkleProofs {

    private MerkleProofs() {}

    /** Whether the path leads from this leaf, at this index of a tree of this size, to the root. Never throws. */
    public static boolean includes(
            Hashing hashing, Hash leaf, long index, long size, List<Hash> path, Hash expectedRoot) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.node(hashing, sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.node(hashing, hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(expectedRoot);
    }

    /**
     * Whether the tree of the later root begins with all leaves of the earlier one. Never throws.
     *
     * <p>Stricter than the RFC: an earlier tree without leaves has the empty root and an empty path.
     */
    public static boolean isConsistent(
            Hashing hashing, long earlier, Hash earlierRoot, long later, Hash laterRoot, List<Hash> path) {
        if (earlier < 0 || earlier > later) {
            return false;
        }
        if (earlier == 0) {
            boolean sizesFit = later > 0 || laterRoot.equals(earlierRoot);
            return sizesFit && path.isEmpty() && earlierRoot.equals(MerkleTree.emptyRoot(hashing));
        }
        if (earlier == later) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        boolean isPowerOfTwo = Long.bitCount(earlier) == 1;
        if (path.isEmpty() && !isPowerOfTwo) {
            return false;
        }
        Hash first = isPowerOfTwo ? earlierRoot : path.getFirst();
        List<Hash> rest = isPowerOfTwo ? path : path.subList(1, path.size());
        return joins(hashing, earlier, earlierRoot, later, laterRoot, first, rest);
    }

    private static boolean joins(
            Hashing hashing, long earlier, Hash earlierRoot, long later, Hash laterRoot, Hash first, List<Hash> path) {
        int trailing = Long.numberOfTrailingZeros(earlier);
        long node = (earlier - 1) >> trailing;
        long last = (later - 1) >> trailing;
        Hash left = first;
        Hash whole = first;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                left = MerkleTree.node(hashing, sibling, left);
                whole = MerkleTree.node(hashing, sibling, whole);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                whole = MerkleTree.node(hashing, whole, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && left.equals(earlierRoot) && whole.equals(laterRoot);
    }
}

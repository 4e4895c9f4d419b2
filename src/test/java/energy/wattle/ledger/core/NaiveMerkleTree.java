package energy.wattle.ledger.core;

import energy.wattle.ledger.Hash;
import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962, section 2.1, word for word: the twin that {@link MerkleTree} is compared with. */
final class NaiveMerkleTree {

    private static final Hashing HASHING = new Sha256();

    private NaiveMerkleTree() {}

    static Hash root(List<Hash> d) {
        int n = d.size();
        if (n == 0) {
            return HASHING.hash();
        }
        if (n == 1) {
            return d.getFirst();
        }
        int k = k(n);
        return HASHING.hash(
                new byte[] {1},
                root(d.subList(0, k)).bytes().toArray(),
                root(d.subList(k, n)).bytes().toArray());
    }

    static List<Hash> path(int m, List<Hash> d) {
        int n = d.size();
        if (n == 1) {
            return List.of();
        }
        int k = k(n);
        return m < k
                ? followedBy(path(m, d.subList(0, k)), root(d.subList(k, n)))
                : followedBy(path(m - k, d.subList(k, n)), root(d.subList(0, k)));
    }

    static List<Hash> proof(int m, List<Hash> d) {
        return subproof(m, d, true);
    }

    private static List<Hash> subproof(int m, List<Hash> d, boolean b) {
        int n = d.size();
        if (m == n) {
            return b ? List.of() : List.of(root(d));
        }
        int k = k(n);
        return m <= k
                ? followedBy(subproof(m, d.subList(0, k), b), root(d.subList(k, n)))
                : followedBy(subproof(m - k, d.subList(k, n), false), root(d.subList(0, k)));
    }

    /** The largest power of two smaller than n. */
    private static int k(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> followedBy(List<Hash> list, Hash last) {
        List<Hash> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}

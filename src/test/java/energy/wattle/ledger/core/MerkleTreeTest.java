package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Source: RFC 6962, section 2.1; the test data of the Certificate Transparency project. */
class MerkleTreeTest {

    private static final Hashing SHA_256 = new Sha256();

    /** Contents of the eight leaves of the Certificate Transparency project's tests. */
    private static final List<String> CT_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    /** The roots over the first 1, 2, … 8 of them. */
    private static final List<String> CT_ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theEmptyTreesRootIsTheHashOfNothing() {
        assertThat(MerkleTree.root(SHA_256, List.of()))
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void rootsAreThoseOfCertificateTransparency() {
        HistoryTree history = HistoryTree.EMPTY;
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < CT_LEAVES.size(); i++) {
            Hash leaf = MerkleTree.leaf(SHA_256, Bytes.ofHex(CT_LEAVES.get(i)));
            leaves.add(leaf);
            history = history.append(SHA_256, leaf);

            assertThat(MerkleTree.root(SHA_256, leaves)).hasToString(CT_ROOTS.get(i));
            assertThat(history.root(SHA_256)).hasToString(CT_ROOTS.get(i));
        }
    }

    @Test
    void everyTreeOfUpToAHundredLeavesIsTheOneOfTheDefinition() {
        List<Hash> leaves = leaves(new Random(1), 100);
        for (int n = 1; n <= leaves.size(); n++) {
            List<Hash> tree = leaves.subList(0, n);
            for (int m = 0; m < n; m++) {
                assertSameProofs("n = %d, m = %d".formatted(n, m), tree, m);
            }
        }
    }

    @Test
    void randomTreesAreTheOnesOfTheDefinition() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<Hash> leaves = leaves(random, 1 + random.nextInt(130));

            assertSameProofs("seed " + seed, leaves, random.nextInt(leaves.size()));
        }
    }

    @Test
    void theHistoryTreeHasTheRootOfTheDefinitionAtEverySize() {
        List<Hash> leaves = leaves(new Random(2), 1_000);
        HistoryTree history = HistoryTree.EMPTY;
        for (int n = 0; n < leaves.size(); n++) {
            assertThat(history.root(SHA_256)).as("size %d", n).isEqualTo(NaiveMerkleTree.root(leaves.subList(0, n)));
            history = history.append(SHA_256, leaves.get(n));
        }
        assertThat(history.edge()).hasSize(Long.bitCount(1_000));
    }

    @Test
    void aProofHoldsForItsOwnLeafIndexSizeAndRootOnly() {
        for (long seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<Hash> leaves = leaves(random, 2 + random.nextInt(200));
            int n = leaves.size();
            int m = random.nextInt(n);
            Hash root = MerkleTree.root(SHA_256, leaves);
            List<Hash> path = MerkleTree.inclusionProof(SHA_256, subtrees(leaves), n, m);
            Hash other = randomHash(random);

            assertThat(MerkleProofs.includes(SHA_256, leaves.get(m), m, n, path, root))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(Stream.of(
                            MerkleProofs.includes(SHA_256, other, m, n, path, root),
                            MerkleProofs.includes(SHA_256, leaves.get(m), (m + 1) % n, n, path, root),
                            MerkleProofs.includes(SHA_256, leaves.get(m), m, n, path, other),
                            MerkleProofs.includes(SHA_256, leaves.get(m), m, n, with(path, other), root),
                            MerkleProofs.includes(SHA_256, leaves.get(m), m, n, withoutLast(path), root),
                            MerkleProofs.includes(SHA_256, leaves.get(m), -1, n, path, root),
                            MerkleProofs.includes(SHA_256, leaves.get(m), n, n, path, root)))
                    .as("seed %d", seed)
                    .containsOnly(false);
        }
    }

    @Test
    void aConsistencyProofHoldsForItsOwnRootsAndSizesOnly() {
        for (long seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<Hash> leaves = leaves(random, 3 + random.nextInt(200));
            int n = leaves.size();
            int m = 1 + random.nextInt(n - 1);
            Hash earlier = MerkleTree.root(SHA_256, leaves.subList(0, m));
            Hash later = MerkleTree.root(SHA_256, leaves);
            List<Hash> path = MerkleTree.consistencyProof(SHA_256, subtrees(leaves), m, n);
            Hash other = randomHash(random);

            assertThat(MerkleProofs.isConsistent(SHA_256, m, earlier, n, later, path))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(Stream.of(
                            MerkleProofs.isConsistent(SHA_256, m, other, n, later, path),
                            MerkleProofs.isConsistent(SHA_256, m, earlier, n, other, path),
                            MerkleProofs.isConsistent(SHA_256, m, earlier, n, later, with(path, other)),
                            MerkleProofs.isConsistent(SHA_256, m, earlier, n, later, withoutLast(path)),
                            MerkleProofs.isConsistent(SHA_256, 0, earlier, n, later, path),
                            MerkleProofs.isConsistent(SHA_256, n, earlier, n, later, path),
                            MerkleProofs.isConsistent(SHA_256, n + 1, earlier, n, later, path)))
                    .as("seed %d", seed)
                    .containsOnly(false);
        }
    }

    @Test
    void everyTreeExtendsTheEmptyOneAndItself() {
        Hash empty = MerkleTree.emptyRoot(SHA_256);
        Hash root = randomHash(new Random(3));

        assertThat(MerkleProofs.isConsistent(SHA_256, 0, empty, 5, root, List.of()))
                .isTrue();
        assertThat(MerkleProofs.isConsistent(SHA_256, 5, root, 5, root, List.of()))
                .isTrue();
        assertThat(MerkleProofs.isConsistent(SHA_256, 0, root, 5, root, List.of()))
                .isFalse();
        assertThat(MerkleProofs.isConsistent(SHA_256, 0, empty, 0, root, List.of()))
                .isFalse();
        assertThat(MerkleProofs.isConsistent(SHA_256, 5, root, 5, root, List.of(root)))
                .isFalse();
    }

    @Test
    void thereAreNoProofsOfLeavesThatATreeDoesNotHave() {
        MerkleTree.Subtrees none = subtrees(List.of());

        assertThatThrownBy(() -> MerkleTree.inclusionProof(SHA_256, none, 0, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerkleTree.consistencyProof(SHA_256, none, 0, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static void assertSameProofs(String about, List<Hash> leaves, int m) {
        int n = leaves.size();
        Hash root = MerkleTree.root(SHA_256, leaves);
        List<Hash> inclusion = MerkleTree.inclusionProof(SHA_256, subtrees(leaves), n, m);
        List<Hash> consistency = MerkleTree.consistencyProof(SHA_256, subtrees(leaves), m + 1, n);

        assertThat(root).as(about).isEqualTo(NaiveMerkleTree.root(leaves));
        assertThat(inclusion).as(about).isEqualTo(NaiveMerkleTree.path(m, leaves));
        assertThat(consistency).as(about).isEqualTo(NaiveMerkleTree.proof(m + 1, leaves));
        assertThat(MerkleProofs.includes(SHA_256, leaves.get(m), m, n, inclusion, root))
                .as(about)
                .isTrue();
        Hash earlier = NaiveMerkleTree.root(leaves.subList(0, m + 1));
        assertThat(MerkleProofs.isConsistent(SHA_256, m + 1, earlier, n, root, consistency))
                .as(about)
                .isTrue();
    }

    private static MerkleTree.Subtrees subtrees(List<Hash> leaves) {
        return MerkleTree.Subtrees.of(SHA_256, leaves);
    }

    private static List<Hash> leaves(Random random, int count) {
        return Stream.generate(() -> randomHash(random)).limit(count).toList();
    }

    private static Hash randomHash(Random random) {
        byte[] bytes = new byte[Hash.LENGTH];
        random.nextBytes(bytes);
        return new Hash(Bytes.of(bytes));
    }

    private static List<Hash> with(List<Hash> path, Hash last) {
        return Stream.concat(path.stream(), Stream.of(last)).toList();
    }

    private static List<Hash> withoutLast(List<Hash> path) {
        return path.isEmpty() ? List.of(new Hash(Bytes.of(new byte[Hash.LENGTH]))) : path.subList(0, path.size() - 1);
    }
}

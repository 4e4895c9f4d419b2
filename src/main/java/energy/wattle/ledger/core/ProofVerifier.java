package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict;
import energy.wattle.ledger.ProofVerdict.Step;
import energy.wattle.ledger.ValidatorSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Checks proofs with nothing but the hash of the main chain's genesis. Source: Ledger, Proof of a record.
 *
 * <p>From the root of trust to the item: the genesis names the first validators and the suite; each set certifies the
 * header that names the next one; the last set certifies a header; its history holds the main chain's block; that block
 * holds the item, or the anchor of the sub-chain's block that does. All chains of a market use the main chain's suite.
 */
public final class ProofVerifier {

    /** The protocol versions that this verifier knows end here. */
    private static final int NEWEST_VERSION = 1;

    private final Proof proof;
    private final Hash mainGenesis;
    private final Set<Hash> recoveries;

    private ProofVerifier(Proof proof, Hash mainGenesis, Set<Hash> recoveries) {
        this.proof = proof;
        this.mainGenesis = mainGenesis;
        this.recoveries = recoveries;
    }

    /** Checks a proof against the main chain of this genesis. Never throws on account of the proof. */
    public static ProofVerdict verify(Proof proof, Hash mainGenesis) {
        return verify(proof, mainGenesis, Set.of());
    }

    /**
     * The same where the main chain was recovered.
     *
     * @param recoveries hashes of the recovery manifests that are trusted; a proof that crosses another one is broken
     */
    public static ProofVerdict verify(Proof proof, Hash mainGenesis, Set<Hash> recoveries) {
        try {
            return new ProofVerifier(proof, mainGenesis, recoveries).verified();
        } catch (BrokenProofException e) {
            return new ProofVerdict.Broken(e.step, e.reason);
        }
    }

    private ProofVerdict.Verified verified() {
        demand(proof.format() == Proof.FORMAT, Step.FORMAT, "format " + proof.format() + " is unknown");
        Genesis genesis = read(Step.GENESIS, () -> ChainCodec.decodeGenesis(proof.genesis()));
        CryptoSuite suite = CryptoSuites.named(genesis.suite())
                .orElseThrow(() -> broken(Step.GENESIS, "there is no crypto suite " + genesis.suite()));
        ChainId chain = ChainHashes.chainId(suite, proof.genesis());
        demand(chain.genesis().equals(mainGenesis), Step.GENESIS, "its hash is not the one trusted: " + chain);
        demand(genesis.parent().isEmpty(), Step.GENESIS, "it is a sub-chain's");

        BlockHeader certified = header(Step.CERTIFICATE, proof.certified().header());
        ValidatorSetCheck sets = new ValidatorSetCheck(suite, chain, genesis, recoveries);
        ValidatorSet set = sets.at(certified.height(), proof.changes());
        checkCertificate(Step.CERTIFICATE, suite, chain, set, proof.certified());

        boolean isAnchored = proof.anchoring().isPresent();
        Bytes mainBytes = proof.anchoring().map(Proof.Anchoring::header).orElse(proof.header());
        BlockHeader main = header(Step.HISTORY, mainBytes);
        demand(main.chain().equals(chain), Step.HISTORY, "the block is of another chain");
        checkHistory(Step.HISTORY, suite, main, certified, proof.history());

        BlockHeader block = isAnchored
                ? AnchoringCheck.subChainBlock(suite, main, proof.anchoring().get(), proof.header())
                : main;
        ItemCheck item = new ItemCheck(suite, proof, block);
        return item.verified(where(block, main, certified, set, isAnchored) + sets.crossed());
    }

    static BlockHeader checkCertificate(
            Step step, CryptoSuite suite, ChainId chain, ValidatorSet set, Proof.Certified certified) {
        BlockHeader header = header(step, certified.header());
        demand(header.chain().equals(chain), step, "the header is of another chain");
        Certificate certificate = read(step, () -> ChainCodec.decodeCertificate(certified.certificate()));
        Certificates.Check check = Certificates.check(suite, set, header, certificate);
        demand(check == Certificates.Check.VALID, step, check.toString());
        demand(certificate.votes().size() == set.quorum(), step, "a proof carries exactly a quorum of votes");
        return header;
    }

    /** Whether the block is the later header's, or in its history at the block's height. */
    static void checkHistory(Step step, CryptoSuite suite, BlockHeader block, BlockHeader later, List<Hash> path) {
        boolean holds = ProofParts.isInHistory(suite, block, later, path);
        demand(holds, step, "the block is not in the history of the header at height " + later.height());
    }

    static BlockHeader header(Step step, Bytes bytes) {
        BlockHeader header = read(step, () -> BlockCodec.decodeHeader(bytes));
        demand(header.version() <= NEWEST_VERSION, step, "protocol version %d is unknown".formatted(header.version()));
        return header;
    }

    private static String where(
            BlockHeader block, BlockHeader main, BlockHeader certified, ValidatorSet set, boolean isAnchored) {
        String certificate =
                "certified at height %d by %d of %d validators".formatted(certified.height(), set.quorum(), set.size());
        return isAnchored
                ? "in block %d of sub-chain %s, anchored in block %d of the main chain %s, %s"
                        .formatted(block.height(), block.chain(), main.height(), main.chain(), certificate)
                : "in block %d of the main chain %s, %s".formatted(block.height(), block.chain(), certificate);
    }

    static <T> T read(Step step, Supplier<T> decoding) {
        try {
            return decoding.get();
        } catch (MalformedException e) {
            throw new BrokenProofException(step, String.valueOf(e.getMessage()));
        }
    }

    static void demand(boolean holds, Step step, String reason) {
        if (!holds) {
            throw broken(step, reason);
        }
    }

    static BrokenProofException broken(Step step, String reason) {
        return new BrokenProofException(step, reason);
    }

    /** Carries the first failing step out of the checks. Stays in here: the verdict is a value. */
    static final class BrokenProofException extends RuntimeException {

        private final Step step;
        private final String reason;

        private BrokenProofException(Step step, String reason) {
            super(reason, null, false, false);
            this.step = step;
            this.reason = reason;
        }
    }
}

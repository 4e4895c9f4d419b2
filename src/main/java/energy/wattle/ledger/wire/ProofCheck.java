package energy.wattle.ledger.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.CheckedProof;
import energy.wattle.ledger.Enclosure;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict;
import energy.wattle.ledger.Words;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ProofVerifier;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** Checks a proof's file from its bytes to words: what {@code ./wattle verify} and the page both do. */
public final class ProofCheck {

    private ProofCheck() {}

    /**
     * @param trusted genesis hash; without it, the one that the proof itself brings
     * @param recoveries hashes of the main chain's recovery manifests that are trusted
     */
    public static CheckedProof check(Bytes file, Optional<Hash> trusted, Set<Hash> recoveries) {
        ProofFile.Content content;
        try {
            content = ProofFile.readContent(file);
        } catch (MalformedException e) {
            return new CheckedProof.NoProof(String.valueOf(e.getMessage()));
        }
        Proof proof = content.proof();
        Hash genesis = trusted.orElseGet(() -> ownGenesis(proof));
        return switch (ProofVerifier.verify(proof, genesis, recoveries)) {
            case ProofVerdict.Broken(var step, var reason) -> new CheckedProof.Broken(step, reason);
            case ProofVerdict.Verified verified -> {
                List<String> faults = content.isEnclosed() ? faults(verified, file) : List.of();
                yield faults.isEmpty()
                        ? new CheckedProof.Holds(
                                verified.what(),
                                verified.plaintext().map(plaintext -> words(verified.kind(), plaintext)),
                                genesis,
                                trusted.isPresent(),
                                content.isEnclosed())
                        : new CheckedProof.Misquoted(verified.what(), faults);
            }
        };
    }

    /** What nobody can hold against the record is not taken for right. */
    private static List<String> faults(ProofVerdict.Verified verified, Bytes file) {
        return verified.plaintext()
                .flatMap(plaintext -> ServiceLoader.load(Enclosure.class).stream()
                        .flatMap(enclosure -> enclosure.get().faults(verified.kind(), plaintext, file).stream())
                        .findFirst())
                .orElseGet(() -> List.of(
                        "nothing is known of documents around a %s: check the proof alone".formatted(verified.kind())));
    }

    /** A payload that no module can read takes nothing from the proof: it is on the chain as these bytes. */
    private static String words(String kind, Bytes plaintext) {
        try {
            return ServiceLoader.load(Words.class).stream()
                    .flatMap(words -> words.get().of(kind, plaintext).stream())
                    .findFirst()
                    .orElseGet(() -> "%s: %s".formatted(kind, plaintext));
        } catch (IllegalArgumentException e) {
            return "%s: %s%nIt does not read as this kind: %s".formatted(kind, plaintext, e.getMessage());
        }
    }

    /** What the proof itself says; a proof with a genesis that cannot be read fails at that step. */
    private static Hash ownGenesis(Proof proof) {
        return ChainHashes.chainId(suite(proof.genesis()), proof.genesis()).genesis();
    }

    private static CryptoSuite suite(Bytes genesis) {
        try {
            Genesis document = ChainCodec.decodeGenesis(genesis);
            return CryptoSuites.named(document.suite()).orElse(CryptoSuites.ED25519);
        } catch (MalformedException e) {
            return CryptoSuites.ED25519;
        }
    }
}

package energy.wattle.ledger.wire;

import energy.wattle.ledger.Bytes;
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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code ./wattle verify}: checks a proof offline, with nothing but the hash of the main chain's genesis. */
@Command(
        name = "wattle verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks that a record or result is on the ledger, and says what it is.",
        footer = {
            "",
            "HASH: the market's genesis hash, from somewhere you trust: your contract, the operator's page, another member.",
            "Without it, the hash that the proof itself brings is used and shown, for you to compare.",
            "Exit status: 0 the proof holds, 1 it does not (the step is named), 2 the file is no proof.",
            "More: docs/guides/verify-a-proof.md"
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final int HOLDS = 0;
    private static final int BROKEN = 1;
    private static final int NO_PROOF = 2;

    @Parameters(paramLabel = "PROOF.json", description = "The proof.")
    private Path file = Path.of("");

    @Option(
            names = "--genesis",
            paramLabel = "HASH",
            converter = GenesisHash.class,
            description = "The main chain's genesis hash that you trust: 64 hexadecimal digits.")
    private @Nullable Hash genesis;

    public static void main(String[] args) {
        System.exit(new CommandLine(new VerifyCommand()).execute(args));
    }

    @Override
    public Integer call() {
        try {
            return verify(ProofFile.read(content()));
        } catch (MalformedException e) {
            System.err.println(file + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            System.err.println(file + ": there is no such file; name the proof's");
        } catch (IOException e) {
            System.err.println(file + ": cannot be read: " + e.getMessage());
        }
        return NO_PROOF;
    }

    private int verify(Proof proof) {
        Hash trusted = Optional.ofNullable(genesis).orElseGet(() -> ownGenesis(proof));
        return switch (ProofVerifier.verify(proof, trusted)) {
            case ProofVerdict.Broken broken -> {
                System.out.println("The proof does NOT hold: " + broken.step() + ": " + broken.reason());
                yield BROKEN;
            }
            case ProofVerdict.Verified verified -> {
                tell(verified, trusted);
                yield HOLDS;
            }
        };
    }

    private void tell(ProofVerdict.Verified verified, Hash trusted) {
        System.out.println("The proof holds: " + verified.what());
        System.out.println(verified.plaintext()
                .map(plaintext -> words(verified.kind(), plaintext))
                .orElse("It is encrypted, and the proof does not disclose it."));
        System.out.println("Genesis of the main chain: " + trusted);
        if (genesis == null) {
            System.out.println(
                    "Nobody has vouched for this genesis: compare it with the one that your market publishes,"
                            + " or give that one with --genesis.");
        }
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
        CryptoSuite suite = suite(proof.genesis());
        return ChainHashes.chainId(suite, proof.genesis()).genesis();
    }

    private static CryptoSuite suite(Bytes genesis) {
        try {
            Genesis document = ChainCodec.decodeGenesis(genesis);
            return CryptoSuites.named(document.suite()).orElse(CryptoSuites.ED25519);
        } catch (MalformedException e) {
            return CryptoSuites.ED25519;
        }
    }

    private Bytes content() throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return Bytes.of(input.readNBytes(ProofFile.MAXIMUM_LENGTH + 1));
        }
    }

    /** Says what a genesis hash looks like. */
    private static final class GenesisHash implements ITypeConverter<Hash> {

        @Override
        public Hash convert(String text) {
            try {
                return Hash.ofHex(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "'%s' is no genesis hash; give its 64 hexadecimal digits".formatted(text));
            }
        }
    }
}

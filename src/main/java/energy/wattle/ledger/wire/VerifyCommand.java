package energy.wattle.ledger.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.CheckedProof;
import energy.wattle.ledger.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            converter = HashOf.class,
            description = "The main chain's genesis hash that you trust: 64 hexadecimal digits.")
    private @Nullable Hash genesis;

    @Option(
            names = "--recovery",
            paramLabel = "HASH",
            converter = HashOf.class,
            description = "Hash of a recovery manifest of the main chain that you trust; may be given several times."
                    + " A proof that crosses another one does not hold.")
    private List<Hash> recoveries = List.of();

    public static void main(String[] args) {
        System.exit(new CommandLine(new VerifyCommand()).execute(args));
    }

    @Override
    public Integer call() {
        try {
            return tell(ProofCheck.check(content(), Optional.ofNullable(genesis), Set.copyOf(recoveries)));
        } catch (NoSuchFileException e) {
            System.err.println(file + ": there is no such file; name the proof's");
        } catch (IOException e) {
            System.err.println(file + ": cannot be read: " + e.getMessage());
        }
        return NO_PROOF;
    }

    private int tell(CheckedProof checked) {
        return switch (checked) {
            case CheckedProof.NoProof(var reason) -> {
                System.err.println(file + ": " + reason);
                yield NO_PROOF;
            }
            case CheckedProof.Broken(var step, var reason) -> {
                System.out.println("The proof does NOT hold: " + step + ": " + reason);
                yield BROKEN;
            }
            case CheckedProof.Misquoted(var what, var faults) -> {
                System.out.println("The document is NOT what was proved: " + what);
                faults.forEach(System.out::println);
                yield BROKEN;
            }
            case CheckedProof.Holds holds -> {
                tell(holds);
                yield HOLDS;
            }
        };
    }

    private static void tell(CheckedProof.Holds holds) {
        System.out.println("The proof holds: " + holds.what());
        if (holds.isEnclosed()) {
            System.out.println("The document around it says what was proved.");
        }
        System.out.println(holds.words().orElse("It is encrypted, and the proof does not disclose it."));
        System.out.println("Genesis of the main chain: " + holds.genesis());
        if (!holds.isVouchedFor()) {
            System.out.println(
                    "Nobody has vouched for this genesis: compare it with the one that your market publishes,"
                            + " or give that one with --genesis.");
        }
    }

    private Bytes content() throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return Bytes.of(input.readNBytes(ProofFile.MAXIMUM_LENGTH + 1));
        }
    }

    /** Says what a hash looks like. */
    private static final class HashOf implements ITypeConverter<Hash> {

        @Override
        public Hash convert(String text) {
            try {
                return Hash.ofHex(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'%s' is no hash; give its 64 hexadecimal digits".formatted(text));
            }
        }
    }
}

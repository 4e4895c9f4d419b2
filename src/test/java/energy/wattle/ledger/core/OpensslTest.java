package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import energy.wattle.ledger.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures exchanged both ways with the system's openssl, where there is one. */
class OpensslTest {

    private static final Bytes ED25519_SECRET_FORM = Bytes.ofHex("302e020100300506032b657004220420");
    private static final Bytes ED25519_PUBLIC_FORM = Bytes.ofHex("302a300506032b6570032100");
    private static final Bytes SM2_SECRET_FORM =
            Bytes.ofHex("308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420");
    private static final Bytes SM2_SECRET_MIDDLE = Bytes.ofHex("a144034200");
    private static final Bytes SM2_PUBLIC_FORM = Bytes.ofHex("3059301306072a8648ce3d020106082a811ccf5501822d034200");

    @TempDir
    private Path directory;

    @Test
    void ed25519SignaturesAreExchanged() throws IOException, InterruptedException {
        CryptoSuite suite = CryptoSuites.ED25519;
        assumeOpenssl("ED25519");
        for (long seed = 0; seed < 5; seed++) {
            Bytes secret = Samples.bytes(new Random(seed), 32);
            Bytes message = Samples.bytes(new Random(seed + 100), 100);
            write("secret", Bytes.concat(ED25519_SECRET_FORM, secret));
            write("public", Bytes.concat(ED25519_PUBLIC_FORM, suite.signingKey(secret)));
            write("message", message);
            write("mine", suite.sign(secret, message));

            assertThat(openssl(verify("mine"))).as("seed %d", seed).isTrue();
            assertThat(openssl(sign())).as("seed %d", seed).isTrue();
            assertThat(suite.verifies(suite.signingKey(secret), message, read("theirs")))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void sm2SignaturesAreExchanged() throws IOException, InterruptedException {
        CryptoSuite suite = CryptoSuites.SM;
        assumeOpenssl("SM2");
        BigInteger order = Sm2Curve.DOMAIN.getN();
        List<String> options = List.of("-digest", "sm3", "-pkeyopt", "distid:1234567812345678");
        for (long seed = 0; seed < 5; seed++) {
            Bytes secret = Samples.bytes(new Random(seed), 32);
            Bytes publicKey = suite.signingKey(secret);
            Bytes message = Samples.bytes(new Random(seed + 100), 100);
            write("secret", Bytes.concat(SM2_SECRET_FORM, secret, SM2_SECRET_MIDDLE, publicKey));
            write("public", Bytes.concat(SM2_PUBLIC_FORM, publicKey));
            write("message", message);
            BigInteger[] mine = PlainDSAEncoding.INSTANCE.decode(
                    order, suite.sign(secret, message).toArray());
            write("mine", Bytes.of(StandardDSAEncoding.INSTANCE.encode(order, mine[0], mine[1])));

            assertThat(openssl(joined(verify("mine"), options)))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(openssl(joined(sign(), options))).as("seed %d", seed).isTrue();
            BigInteger[] theirs =
                    StandardDSAEncoding.INSTANCE.decode(order, read("theirs").toArray());
            Bytes plain = Bytes.of(PlainDSAEncoding.INSTANCE.encode(order, theirs[0], theirs[1]));
            assertThat(suite.verifies(publicKey, message, plain))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    private static List<String> verify(String signature) {
        return List.of(
                "pkeyutl",
                "-verify",
                "-rawin",
                "-pubin",
                "-keyform",
                "DER",
                "-inkey",
                "public",
                "-in",
                "message",
                "-sigfile",
                signature);
    }

    private static List<String> sign() {
        return List.of(
                "pkeyutl",
                "-sign",
                "-rawin",
                "-keyform",
                "DER",
                "-inkey",
                "secret",
                "-in",
                "message",
                "-out",
                "theirs");
    }

    private static List<String> joined(List<String> arguments, List<String> more) {
        return Stream.concat(arguments.stream(), more.stream()).toList();
    }

    /** Skips where openssl is missing or cannot do the algorithm. */
    private void assumeOpenssl(String algorithm) throws InterruptedException {
        try {
            assumeThat(openssl(List.of("genpkey", "-algorithm", algorithm, "-out", "probe")))
                    .as("openssl with %s", algorithm)
                    .isTrue();
        } catch (IOException e) {
            assumeThat(e).as("no openssl").isNull();
        }
    }

    private boolean openssl(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private void write(String name, Bytes content) throws IOException {
        Files.write(directory.resolve(name), content.toArray());
    }

    private Bytes read(String name) throws IOException {
        return Bytes.of(Files.readAllBytes(directory.resolve(name)));
    }
}

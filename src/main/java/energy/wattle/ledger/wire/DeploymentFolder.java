package energy.wattle.ledger.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.KeyDerivation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A deployment's folder: {@code market.json} and, per instance, {@code instance.secret}. What is there is kept, so that
 * instances can be added; a market that has begun keeps its founding document.
 */
final class DeploymentFolder {

    static final String DOCUMENT = "market.json";
    static final String SECRET = "instance.secret";

    private final Path folder;

    DeploymentFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What was made.
     *
     * @param instances all of the deployment
     * @param fresh how many of them had no secret before
     */
    record Made(List<String> instances, int fresh, MarketDocument document) {}

    /** @throws IllegalArgumentException if the folder holds another market */
    Made make(DeploymentPlan plan) throws IOException {
        CryptoSuite suite = CryptoSuites.named(plan.suite())
                .orElseThrow(() -> new IllegalArgumentException(
                        "suite: '%s' cannot be used; right is ed25519 or sm".formatted(plan.suite())));
        Map<String, List<KeyName>> holdings = plan.holdings();
        Map<String, Bytes> secrets = new LinkedHashMap<>();
        int fresh = 0;
        for (String instance : holdings.keySet()) {
            Path file = folder.resolve(instance).resolve(SECRET);
            fresh += Files.exists(file) ? 0 : 1;
            secrets.put(instance, secret(file));
        }
        MarketDocument document = document(plan, suite, holdings, secrets);
        Path file = folder.resolve(DOCUMENT);
        if (Files.exists(file) && !MarketDocument.read(file).equals(document)) {
            throw new IllegalArgumentException(
                    "%s is of another market or plan; name an empty folder".formatted(file));
        }
        document.write(file);
        return new Made(List.copyOf(holdings.keySet()), fresh, document);
    }

    private static MarketDocument document(
            DeploymentPlan plan, CryptoSuite suite, Map<String, List<KeyName>> holdings, Map<String, Bytes> secrets) {
        List<MarketDocument.Key> keys = new ArrayList<>();
        holdings.forEach((instance, names) -> {
            KeyDerivation derivation = new KeyDerivation(suite, secrets.getOrDefault(instance, Bytes.EMPTY));
            names.forEach(name -> keys.add(new MarketDocument.Key(
                    name.path(), instance, derivation.signingKey(name), derivation.encryptionKey(name))));
        });
        keys.sort(Comparator.comparing(MarketDocument.Key::name));
        return new MarketDocument(
                plan.market(), plan.suite(), plan.start(), plan.zones(), plan.parameters(), plan.validators(), keys);
    }

    /** Readable by its owner only, as an instance makes its own. */
    private static Bytes secret(Path file) throws IOException {
        if (Files.exists(file)) {
            return Bytes.ofHex(Files.readString(file).strip());
        }
        byte[] bytes = new byte[KeyDerivation.SECRET_LENGTH];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Bytes.of(bytes) + "\n");
        return Bytes.of(bytes);
    }
}

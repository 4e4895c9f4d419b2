package energy.wattle.ledger.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.KeyDerivation;
import energy.wattle.ledger.wire.peer.DeploymentAuthority;
import energy.wattle.ledger.wire.peer.PeerFiles;
import energy.wattle.ledger.wire.peer.PeerName;
import energy.wattle.ledger.wire.peer.PeerRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A deployment's folder: {@code market.json}, the certificate authority in {@code ca} and, per instance, its secret and
 * its certificate. Secrets that are there are kept; certificates are issued anew each time.
 */
final class DeploymentFolder {

    static final String DOCUMENT = "market.json";
    static final String SECRET = "instance.secret";
    static final String AUTHORITY = "ca";

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
        Path file = folder.resolve(DOCUMENT);
        if (Files.exists(file) && !isOf(MarketDocument.read(file), plan)) {
            throw new IllegalArgumentException("%s is of another market or plan; name an empty folder".formatted(file));
        }
        Map<String, Bytes> secrets = new LinkedHashMap<>();
        int fresh = 0;
        for (String instance : holdings.keySet()) {
            Path own = folder.resolve(instance).resolve(SECRET);
            fresh += Files.exists(own) ? 0 : 1;
            secrets.put(instance, secret(own));
        }
        MarketDocument document = document(plan, suite, holdings, secrets);
        if (Files.exists(file) && !MarketDocument.read(file).equals(document)) {
            throw new IllegalArgumentException(
                    "%s names other keys than the secrets beside it give; put back what was made with it"
                            .formatted(file));
        }
        document.write(file);
        certify(plan, document, suite);
        return new Made(List.copyOf(holdings.keySet()), fresh, document);
    }

    /** Looked at before anything is made, so that a wrong plan leaves nothing behind. */
    private static boolean isOf(MarketDocument document, DeploymentPlan plan) {
        List<String> planned = plan.holdings().values().stream()
                .flatMap(List::stream)
                .map(KeyName::path)
                .sorted()
                .toList();
        return document.market().equals(plan.market())
                && document.suite().equals(plan.suite())
                && document.start().equals(plan.start())
                && document.parameters().equals(plan.parameters())
                && document.validators().equals(plan.validators())
                && document.keys().stream()
                        .map(MarketDocument.Key::name)
                        .toList()
                        .equals(planned);
    }

    /** A certificate for each instance, with a key of its own, bound to its nodes' keys. */
    private void certify(DeploymentPlan plan, MarketDocument document, CryptoSuite suite) throws IOException {
        Path ca = folder.resolve(AUTHORITY);
        Instant now = Instant.now();
        if (!Files.exists(ca)) {
            Files.createDirectories(
                    ca, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            DeploymentAuthority.found(plan.market(), now).save(ca);
        }
        DeploymentAuthority authority = DeploymentAuthority.load(ca);
        plan.holdings().forEach((instance, names) -> {
            Set<KeyId> nodeKeys = document.keys().stream()
                    .filter(key ->
                            key.holder().equals(instance) && key.name().startsWith(DeploymentPlan.VALIDATOR + "/"))
                    .map(key -> ChainHashes.keyId(suite, key.signing()))
                    .collect(Collectors.toSet());
            authority
                    .issue(
                            new PeerName(instance, role(plan, instance)),
                            nodeKeys,
                            DeploymentAuthority.USUAL_VALIDITY,
                            now)
                    .write(PeerFiles.in(folder.resolve(instance)));
        });
    }

    private static PeerRole role(DeploymentPlan plan, String instance) {
        if (instance.equals(DeploymentPlan.CLOUD)) {
            return PeerRole.CLOUD;
        }
        return plan.edges().stream().anyMatch(edge -> edge.instance().equals(instance))
                ? PeerRole.EDGE_CLUSTER
                : PeerRole.GATEWAY;
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
    static Bytes secret(Path file) throws IOException {
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

package energy.wattle.ledger.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.KeyDerivation;
import energy.wattle.ledger.core.election.EnrolledKey;
import energy.wattle.ledger.wire.peer.CertificateRequest;
import energy.wattle.ledger.wire.peer.EnrolmentAnswer;
import energy.wattle.ledger.wire.peer.EnrolmentDial;
import energy.wattle.ledger.wire.peer.EnrolmentFailedException;
import energy.wattle.ledger.wire.peer.EnrolmentRequest;
import energy.wattle.ledger.wire.peer.IssuedIdentity;
import energy.wattle.ledger.wire.peer.PeerFiles;
import energy.wattle.ledger.wire.peer.PeerName;
import energy.wattle.ledger.wire.peer.PeerSettings.Parent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An instance's folder, made on its own machine with a token: its secret and its TLS key are made there and never leave
 * it.
 */
final class EnrolledFolder {

    private final Path folder;

    EnrolledFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What the instance now is.
     *
     * @param zone whose chain it keeps
     * @param isRenewed whether the folder had a secret before, so that its keys are the same
     */
    record Joined(PeerName name, String zone, boolean isRenewed) {}

    /**
     * Joins, or renews the certificate of a folder that has joined before.
     *
     * @throws EnrolmentFailedException if the cloud cannot be reached or trusted, or refuses
     */
    Joined join(EnrolmentToken token) throws IOException, EnrolmentFailedException {
        Parent cloud = Parent.at(DeploymentPlan.CLOUD, token.address());
        try (EnrolmentDial dial = new EnrolmentDial(cloud.host(), cloud.port(), token.fingerprint())) {
            EnrolmentAnswer.Wanted wanted =
                    granted(EnrolmentAnswer.Wanted.class, dial.ask(EnrolmentRequest.asking(token.secret())));
            MarketDocument document = MarketDocument.parse(wanted.document());
            Path secretFile = folder.resolve(DeploymentFolder.SECRET);
            boolean isRenewed = Files.exists(secretFile);
            checkMarket(document, isRenewed);
            Bytes secret = DeploymentFolder.secret(secretFile);
            CryptoSuite suite = CryptoSuites.named(document.suite()).orElseThrow();
            List<Made> made = wanted.keys().stream()
                    .sorted()
                    .map(name -> made(suite, new KeyDerivation(suite, secret), name, token.secret()))
                    .toList();
            CertificateRequest.Made request = CertificateRequest.make(
                    wanted.name(),
                    made.stream()
                            .map(Made::key)
                            .filter(key -> key.name().path().startsWith(DeploymentPlan.VALIDATOR + "/"))
                            .map(key -> ChainHashes.keyId(suite, key.signing()))
                            .collect(Collectors.toSet()));
            EnrolmentAnswer.Enrolled enrolled = granted(
                    EnrolmentAnswer.Enrolled.class,
                    dial.ask(new EnrolmentRequest(
                            token.secret(),
                            request.request(),
                            made.stream().map(Made::key).toList(),
                            made.stream().map(Made::proof).toList())));
            IssuedIdentity.write(PeerFiles.in(folder), enrolled.authority(), request.key(), enrolled.certificate());
            document.with(made.stream()
                            .map(Made::key)
                            .map(key -> new MarketDocument.Key(
                                    key.name().path(), wanted.name().name(), key.signing(), key.encryption()))
                            .toList())
                    .write(folder.resolve(DeploymentFolder.DOCUMENT));
            return new Joined(wanted.name(), wanted.zone(), isRenewed);
        }
    }

    private record Made(EnrolledKey key, Bytes proof) {}

    private static Made made(CryptoSuite suite, KeyDerivation keys, KeyName name, Bytes token) {
        EnrolledKey key = new EnrolledKey(name, keys.signingKey(name), keys.encryptionKey(name));
        return new Made(key, suite.sign(keys.signingSecret(name), EnrolmentRequest.proof(token, key)));
    }

    /** One folder is one instance's of one market: its keys are for no other. */
    private void checkMarket(MarketDocument document, boolean isRenewed) throws IOException {
        Path file = folder.resolve(DeploymentFolder.DOCUMENT);
        if (isRenewed && Files.exists(file) && !MarketDocument.read(file).isLike(document)) {
            throw new IllegalArgumentException("%s is of another market; name an empty folder".formatted(file));
        }
    }

    private static <T extends EnrolmentAnswer> T granted(Class<T> wanted, EnrolmentAnswer answer)
            throws EnrolmentFailedException {
        if (answer instanceof EnrolmentAnswer.Refused(var refusal, String detail)) {
            throw new EnrolmentFailedException(
                    detail.isEmpty() ? refusal.words() : "%s: %s".formatted(refusal.words(), detail));
        }
        if (!wanted.isInstance(answer)) {
            throw new EnrolmentFailedException("the cloud answers something else than was asked");
        }
        return wanted.cast(answer);
    }
}

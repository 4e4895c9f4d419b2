package energy.wattle.ledger.service;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.wire.peer.CertificateRequest;
import energy.wattle.ledger.wire.peer.DeploymentAuthority;
import energy.wattle.ledger.wire.peer.EnrolmentDial;
import energy.wattle.ledger.wire.peer.PeerIdentity;
import energy.wattle.ledger.wire.peer.PeerIdentityException;
import energy.wattle.units.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The deployment's authority, where its key is here. It is read each time: an operator may put it there for an
 * enrolment only.
 */
final class EnrolmentAuthority {

    private final EnrolmentProperties properties;
    private final PeerProperties peers;
    private final Supplier<Optional<PeerIdentity>> identity;

    EnrolmentAuthority(
            EnrolmentProperties properties, PeerProperties peers, Supplier<Optional<PeerIdentity>> identity) {
        this.properties = properties;
        this.peers = peers;
        this.identity = identity;
    }

    /** Why it cannot be used. */
    Optional<Problem> obstacle() {
        Optional<PeerIdentity> own = identity.get();
        Path folder = properties.authority();
        if (own.isEmpty()) {
            return Optional.of(Problem.of("ledger.enrolment.alone"));
        }
        if (folder == null) {
            return Optional.of(Problem.of("ledger.enrolment.authority.none"));
        }
        if (address().isEmpty()) {
            return Optional.of(Problem.of("ledger.enrolment.address.none"));
        }
        try {
            Path key = folder.resolve("ca.key");
            if (Files.getPosixFilePermissions(key).contains(PosixFilePermission.OTHERS_READ)) {
                return Optional.of(Problem.of("ledger.enrolment.authority.open", key));
            }
            return own.get().trusts(load(folder).certificate())
                    ? Optional.empty()
                    : Optional.of(Problem.of("ledger.enrolment.authority.other", folder));
        } catch (IOException | PeerIdentityException e) {
            return Optional.of(Problem.of("ledger.enrolment.authority.unreadable", folder, e));
        }
    }

    /** {@code host:port} for newcomers; nothing where nobody could know it. */
    Optional<String> address() {
        return Optional.ofNullable(properties.address())
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(peers.listen()).filter(text -> !text.isBlank() && !isEverywhere(text)));
    }

    private static boolean isEverywhere(String listen) {
        return listen.startsWith("0.0.0.0:") || listen.startsWith("[::]:");
    }

    /** By which newcomers know the deployment. */
    Hash fingerprint() {
        return EnrolmentDial.fingerprint(authority().certificate());
    }

    X509Certificate issue(CertificateRequest request, Instant now) {
        return authority().issue(request, properties.validity(), now);
    }

    String certificate() {
        return DeploymentAuthority.pem(authority().certificate());
    }

    private DeploymentAuthority authority() {
        Path folder = properties.authority();
        if (folder == null) {
            throw new IllegalStateException("the authority's key is not here");
        }
        return load(folder);
    }

    private static DeploymentAuthority load(Path folder) {
        return DeploymentAuthority.load(folder);
    }
}

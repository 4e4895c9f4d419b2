package energy.wattle.ledger.wire.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authority says who is who, and files that do not fit are told apart. */
class DeploymentAuthorityTest {

    private static final Instant NOW = Instant.parse("2030-05-01T12:00:00Z");
    private static final PeerName EDGE = new PeerName("边缘 North, \"1\"", PeerRole.EDGE_CLUSTER);
    private static final Set<KeyId> KEYS = Set.of(key(7), key(8));

    private final DeploymentAuthority authority = DeploymentAuthority.found("Wattle at home", NOW);

    @TempDir
    private Path folder;

    private static KeyId key(int last) {
        byte[] hash = new byte[Hash.LENGTH];
        hash[Hash.LENGTH - 1] = (byte) last;
        return new KeyId(new Hash(Bytes.of(hash)));
    }

    private PeerIdentity load(Instant now) {
        return PeerIdentity.load(PeerFiles.in(folder), PeerAdmission.ISSUED, InstantSource.fixed(now));
    }

    private void issue(DeploymentAuthority issuer) {
        issuer.issue(EDGE, KEYS, DeploymentAuthority.USUAL_VALIDITY, NOW).write(PeerFiles.in(folder));
    }

    @Test
    void aCertificateNamesProcessRoleAndNodeKeys() throws IOException {
        issue(authority);
        PeerCertificate certificate = load(NOW).certificate();
        assertThat(certificate.name()).isEqualTo(EDGE);
        assertThat(certificate.nodeKeys()).isEqualTo(KEYS);
        assertThat(certificate.until()).isEqualTo(Instant.parse("2030-07-30T12:00:00Z"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aProcessMayKeepItsKeyToItself() throws IOException {
        CertificateRequest.Made made = CertificateRequest.make(EDGE, KEYS);
        CertificateRequest request = CertificateRequest.parse(made.request());
        assertThat(request.name()).isEqualTo(EDGE);
        assertThat(request.nodeKeys()).isEqualTo(KEYS);
        X509Certificate certificate = authority.issue(request, Duration.ofDays(1), NOW);
        Files.writeString(folder.resolve("ca.crt"), DeploymentAuthority.pem(authority.certificate()));
        Files.writeString(folder.resolve("tls.crt"), DeploymentAuthority.pem(certificate));
        Files.writeString(folder.resolve("tls.key"), made.key());
        assertThat(load(NOW).certificate().nodeKeys()).isEqualTo(KEYS);

        assertThatThrownBy(() -> CertificateRequest.parse(made.key()))
                .hasMessage("certificate request: is no PKCS#10 request in PEM form");
        String other = CertificateRequest.make(EDGE, Set.of()).request();
        assertThatThrownBy(() -> CertificateRequest.parse(other.replaceFirst("(?m)^M", "N")))
                .hasMessageStartingWith("certificate request: ");
    }

    @Test
    void anAuthorityIsKeptInFilesAndNeverOverwritten() throws IOException {
        authority.save(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.key"))))
                .isEqualTo("rw-------");
        assertThat(authority.certificate().getNotAfter().toInstant()).isEqualTo("2040-05-01T12:00:00Z");
        issue(DeploymentAuthority.load(folder));
        assertThat(load(NOW).certificate().name()).isEqualTo(EDGE);
        assertThatThrownBy(() -> authority.save(folder)).hasMessageContaining("ca.key: is there already");
        assertThatThrownBy(() -> authority.issue(EDGE, KEYS, Duration.ofDays(4_000), NOW))
                .hasMessageContaining("until 2040-05-01T12:00:00Z at most");
    }

    @Test
    void filesThatDoNotFitAreTold() throws IOException {
        assertThatThrownBy(() -> load(NOW)).hasMessageContaining("ca.crt: is missing");
        issue(authority);
        assertThatThrownBy(() -> load(NOW.plus(Duration.ofDays(91))))
                .hasMessageContaining("tls.crt: the certificate of")
                .hasMessageContaining("is valid from 2030-05-01T11:55:00Z to 2030-07-30T12:00:00Z");
        assertThatThrownBy(() -> load(NOW.plus(Duration.ofDays(4_000)))).hasMessageContaining("ca.crt: is valid from");

        String key = Files.readString(folder.resolve("tls.key"));
        issue(authority);
        Files.writeString(folder.resolve("tls.key"), key);
        assertThatThrownBy(() -> load(NOW)).hasMessageContaining("tls.key: is not the key of the certificate in");

        issue(authority);
        DeploymentAuthority other = DeploymentAuthority.found("Another", NOW);
        Files.writeString(folder.resolve("ca.crt"), DeploymentAuthority.pem(other.certificate()));
        assertThatThrownBy(() -> load(NOW)).hasMessageContaining("tls.crt: was not issued by");

        issue(authority);
        Files.writeString(folder.resolve("ca.crt"), Files.readString(folder.resolve("tls.crt")));
        assertThatThrownBy(() -> load(NOW)).hasMessageContaining("ca.crt: is no authority's certificate");

        issue(authority);
        Files.writeString(folder.resolve("tls.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> load(NOW)).hasMessageContaining("tls.key: ");
    }

    @Test
    void namesAreChecked() {
        for (String name : new String[] {"", " x", "a\nb", "x".repeat(65), "\uD800"}) {
            assertThatThrownBy(() -> new PeerName(name, PeerRole.CLOUD))
                    .hasMessageStartingWith("a process name has 1 to 64 characters");
        }
    }
}

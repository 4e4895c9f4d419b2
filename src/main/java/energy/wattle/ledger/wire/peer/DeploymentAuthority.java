package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.KeyId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The one authority of a deployment, which says which process is which. Its key is needed to issue certificates only,
 * and belongs on no host that runs a process.
 */
public final class DeploymentAuthority {

    /** Validity of a certificate unless asked for otherwise. */
    public static final Duration USUAL_VALIDITY = Duration.ofDays(90);

    private static final int YEARS = 10;
    private static final String CERTIFICATE_FILE = "ca.crt";
    private static final String KEY_FILE = "ca.key";

    private final X509Certificate certificate;
    private final PrivateKey key;

    private DeploymentAuthority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * A new authority, valid for ten years.
     *
     * @param deployment its name, with the rules of a process's name
     */
    public static DeploymentAuthority found(String deployment, Instant now) {
        X500Name name = new X500NameBuilder()
                .addRDN(BCStyle.CN, PeerName.check(deployment))
                .addRDN(BCStyle.OU, "Wattle authority")
                .build();
        KeyPair pair = SignedCertificates.newKeys();
        Instant until = now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
        SignedCertificates.Issuer self = new SignedCertificates.Issuer(name, pair.getPublic(), pair.getPrivate());
        return new DeploymentAuthority(
                SignedCertificates.authority(self, now.minus(SignedCertificates.CLOCKS), until), pair.getPrivate());
    }

    /** @throws PeerIdentityException if ca.crt or ca.key in the folder is not what it should be */
    public static DeploymentAuthority load(Path folder) {
        Path keyFile = folder.resolve(KEY_FILE);
        Path certificateFile = folder.resolve(CERTIFICATE_FILE);
        X509Certificate certificate = PemFiles.certificates(certificateFile, PemFiles.read(certificateFile))
                .getFirst();
        PrivateKey key = PemFiles.key(keyFile, PemFiles.read(keyFile));
        if (!Credentials.fits(key, certificate)) {
            throw new PeerIdentityException(
                    keyFile, "is not the key of the certificate in %s".formatted(certificateFile));
        }
        return new DeploymentAuthority(certificate, key);
    }

    /**
     * Writes ca.crt and ca.key, the latter for the owner alone.
     *
     * @throws PeerIdentityException if there is an authority in the folder already, or it cannot be written to
     */
    public void save(Path folder) {
        Path keyFile = folder.resolve(KEY_FILE);
        if (Files.exists(keyFile)) {
            throw new PeerIdentityException(keyFile, "is there already: an authority's key is never overwritten");
        }
        PemFiles.write(keyFile, PemFiles.pem(key), true);
        PemFiles.write(folder.resolve(CERTIFICATE_FILE), PemFiles.pem(certificate), false);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate with a new key. */
    public IssuedIdentity issue(PeerName name, Set<KeyId> nodeKeys, Duration validity, Instant now) {
        KeyPair pair = SignedCertificates.newKeys();
        CertificateRequest request = new CertificateRequest(name, nodeKeys, pair.getPublic());
        return new IssuedIdentity(certificate, issue(request, validity, now), pair.getPrivate());
    }

    /**
     * The certificate that a process asks for; whether its claims are its due is the caller's decision.
     *
     * @throws IllegalArgumentException if it would outlive the authority, or is valid for less than a second
     */
    public X509Certificate issue(CertificateRequest request, Duration validity, Instant now) {
        Instant until = now.plus(validity);
        if (validity.toSeconds() < 1 || until.isAfter(certificate.getNotAfter().toInstant())) {
            throw new IllegalArgumentException(
                    "a certificate is valid for 1 s at least, and until %s at most, not for %s"
                            .formatted(certificate.getNotAfter().toInstant(), validity));
        }
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return SignedCertificates.peer(
                new SignedCertificates.Issuer(issuer, certificate.getPublicKey(), key),
                request,
                now.minus(SignedCertificates.CLOCKS),
                until);
    }

    /** SignedCertificates in PEM form. */
    public static String pem(X509Certificate... certificates) {
        return PemFiles.pem((Object[]) certificates);
    }
}

package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.Bytes;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A process's identity as its files had it at one time.
 *
 * @param read the files' texts, to see whether they have changed
 */
record Credentials(
        List<X509Certificate> authorities,
        X509Certificate certificate,
        PrivateKey key,
        PeerCertificate peer,
        List<String> read) {

    private static final byte[] PROBE =
            Bytes.ofUtf8("wattle: does the key fit?").toArray();

    static List<String> texts(PeerFiles files) {
        return List.of(
                PemFiles.read(files.authority()), PemFiles.read(files.certificate()), PemFiles.read(files.key()));
    }

    /** @throws PeerIdentityException if a file is not what it should be */
    static Credentials of(PeerFiles files, List<String> texts, Instant now) {
        List<X509Certificate> authorities = PemFiles.certificates(files.authority(), texts.get(0));
        authorities.forEach(authority -> checkAuthority(files.authority(), authority, now));
        X509Certificate certificate =
                PemFiles.certificates(files.certificate(), texts.get(1)).getFirst();
        PrivateKey key = PemFiles.key(files.key(), texts.get(2));
        PeerCertificate peer;
        try {
            peer = CertificateCheck.check(certificate, authorities, now);
        } catch (PeerRefusedException e) {
            String fault = e.refusal() == Refusal.FOREIGN_CERTIFICATE
                    ? "was not issued by %s: %s".formatted(files.authority(), e.getMessage())
                    : String.valueOf(e.getMessage());
            throw new PeerIdentityException(files.certificate(), fault, e);
        }
        if (!fits(key, certificate)) {
            throw new PeerIdentityException(
                    files.key(), "is not the key of the certificate in %s".formatted(files.certificate()));
        }
        return new Credentials(authorities, certificate, key, peer, texts);
    }

    private static void checkAuthority(Path file, X509Certificate authority, Instant now) {
        if (authority.getBasicConstraints() < 0) {
            throw new PeerIdentityException(file, "is no authority's certificate: it may not issue others");
        }
        if (now.isAfter(authority.getNotAfter().toInstant())
                || now.isBefore(authority.getNotBefore().toInstant())) {
            throw new PeerIdentityException(
                    file,
                    "is valid from %s to %s, and it is %s"
                            .formatted(
                                    authority.getNotBefore().toInstant(),
                                    authority.getNotAfter().toInstant(),
                                    now));
        }
    }

    static boolean fits(PrivateKey key, X509Certificate certificate) {
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

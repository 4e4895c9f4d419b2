package energy.wattle.ledger.wire.peer;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate with its key, fresh from the authority. */
public record IssuedIdentity(X509Certificate authority, X509Certificate certificate, PrivateKey key) {

    /**
     * Writes the files, over those that are there; the key's is for the owner alone. A running process takes them at
     * its next look, once all are there.
     *
     * @throws PeerIdentityException if one cannot be written
     */
    public void write(PeerFiles files) {
        write(files, PemFiles.pem(authority), PemFiles.pem(key), PemFiles.pem(certificate));
    }

    /** The same of texts in PEM form. */
    public static void write(PeerFiles files, String authority, String key, String certificate) {
        PemFiles.write(files.authority(), authority, false);
        PemFiles.write(files.key(), key, true);
        PemFiles.write(files.certificate(), certificate, false);
    }

    /** Without the key, which no log needs. */
    @Override
    public String toString() {
        return PeerCertificate.of(certificate).toString();
    }
}

package energy.wattle.ledger.wire.peer;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys and certificates on P-256, with the extensions of RFC 5280. */
final class SignedCertificates {

    static final String ALGORITHM = "SHA256withECDSA";

    /** Clocks of a deployment's hosts may differ by as much. */
    static final Duration CLOCKS = Duration.ofMinutes(5);

    private static final int SERIAL_BITS = 127;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SignedCertificates() {}

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }

    /** Who signs: name, public key and private key. */
    record Issuer(X500Name name, PublicKey publicKey, PrivateKey key) {}

    static X509Certificate authority(Issuer self, Instant from, Instant until) {
        try {
            X509v3CertificateBuilder builder = builder(self, self.name(), self.publicKey(), from, until)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder, self);
        } catch (IOException e) {
            throw unexpected(e);
        }
    }

    static X509Certificate peer(Issuer issuer, CertificateRequest request, Instant from, Instant until) {
        GeneralNames alternatives = request.alternatives();
        try {
            X509v3CertificateBuilder builder = builder(issuer, request.subject(), request.key(), from, until)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                        KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                    }))
                    .addExtension(Extension.subjectAlternativeName, false, alternatives);
            return sign(builder, issuer);
        } catch (IOException e) {
            throw unexpected(e);
        }
    }

    private static X509v3CertificateBuilder builder(
            Issuer issuer, X500Name subject, PublicKey key, Instant from, Instant until) throws IOException {
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE);
            return new JcaX509v3CertificateBuilder(
                            issuer.name(), serial, Date.from(from), Date.from(until), subject, key)
                    .addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(issuer.publicKey()));
        } catch (GeneralSecurityException e) {
            throw unexpected(e);
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, Issuer issuer) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(issuer.key())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(Exception e) {
        return new IllegalStateException("this Java cannot sign certificates with " + ALGORITHM, e);
    }
}

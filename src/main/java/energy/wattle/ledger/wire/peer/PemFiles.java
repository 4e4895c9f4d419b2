package energy.wattle.ledger.wire.peer;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Reads and writes PEM files, with clear words for what is wrong with one. */
final class PemFiles {

    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_OBJECTS = 10;

    private PemFiles() {}

    /** @throws PeerIdentityException if the file is missing, unreadable or too long */
    static String read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new PeerIdentityException(file, "has more than %d bytes".formatted(MOST_BYTES));
            }
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            throw new PeerIdentityException(file, "is missing", e);
        } catch (IOException e) {
            throw new PeerIdentityException(file, "cannot be read: " + e, e);
        }
    }

    /** @throws PeerIdentityException if it holds no certificates */
    static List<X509Certificate> certificates(Path file, String pem) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Object object : objects(file, pem)) {
            if (!(object instanceof X509CertificateHolder holder)) {
                throw new PeerIdentityException(file, "holds something else than certificates in PEM form");
            }
            try {
                certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
            } catch (CertificateException e) {
                throw new PeerIdentityException(file, "holds a damaged certificate: " + e.getMessage(), e);
            }
        }
        if (certificates.isEmpty()) {
            throw new PeerIdentityException(file, "holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)");
        }
        return certificates;
    }

    /** @throws PeerIdentityException if it holds no private key, or an encrypted one */
    static PrivateKey key(Path file, String pem) {
        try {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object object : objects(file, pem)) {
                if (object instanceof PrivateKeyInfo key) {
                    return converter.getPrivateKey(key);
                }
                if (object instanceof PEMKeyPair pair) {
                    return converter.getKeyPair(pair).getPrivate();
                }
            }
        } catch (PEMException e) {
            throw new PeerIdentityException(file, "holds a key of an unknown kind: " + e.getMessage(), e);
        }
        throw new PeerIdentityException(file, "holds no private key in PEM form without a password");
    }

    private static List<Object> objects(Path file, String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            List<Object> objects = new ArrayList<>();
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                if (objects.size() == MOST_OBJECTS) {
                    throw new PeerIdentityException(file, "holds more than %d objects".formatted(MOST_OBJECTS));
                }
                objects.add(next);
            }
            return objects;
        } catch (IOException | IllegalArgumentException e) {
            throw new PeerIdentityException(file, "is damaged: " + e.getMessage(), e);
        }
    }

    /** Certificates, requests and private keys in PEM form. */
    static String pem(Object... objects) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object object : objects) {
                writer.writeObject(object instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused to be written to", e);
        }
        return text.toString();
    }

    /** Whole or not at all, and over what was there: others may read the file meanwhile. */
    static void write(Path file, String pem, boolean isSecret) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(isSecret ? "rw-------" : "rw-r--r--")));
            Files.writeString(fresh, pem, StandardCharsets.US_ASCII);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PeerIdentityException(file, "cannot be written: " + e, e);
        }
    }
}

package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.store.ChainStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;

/** The 32 bytes that all keys of this instance are derived from. */
record InstanceSecret(Bytes bytes) {

    private static final int LENGTH = 32;

    /** Without the secret, because records end up in logs. */
    @Override
    public String toString() {
        return "InstanceSecret";
    }

    /**
     * Reads the secret, or makes one for a database that knows none.
     *
     * @throws WrongSecretException if the file is missing, unreadable, or not the one that the database was used with
     */
    static InstanceSecret of(Path file, ChainStore store) {
        Optional<Hash> known = store.secretIdentity();
        if (known.isEmpty()) {
            InstanceSecret secret = Files.exists(file) ? read(file) : make(file);
            store.rememberSecret(secret.identity());
            return secret;
        }
        if (!Files.exists(file)) {
            throw new WrongSecretException(
                    "wattle.ledger.secret-file: %s does not exist, and this database's keys are derived from it; put back the file from your backup"
                            .formatted(file));
        }
        InstanceSecret secret = read(file);
        if (!secret.identity().equals(known.get())) {
            throw new WrongSecretException(
                    "wattle.ledger.secret-file: %s is another instance's; this database needs the file that it was made with"
                            .formatted(file));
        }
        return secret;
    }

    /** What may be stored of it: a hash that tells nothing. */
    private Hash identity() {
        return CryptoSuites.ED25519.tagged("wattle/instance-secret", bytes);
    }

    private static InstanceSecret read(Path file) {
        try {
            Bytes bytes = Bytes.ofHex(Files.readString(file).strip());
            if (bytes.length() != LENGTH) {
                throw new IllegalArgumentException("%d bytes".formatted(bytes.length()));
            }
            return new InstanceSecret(bytes);
        } catch (IllegalArgumentException e) {
            throw new WrongSecretException(
                    "wattle.ledger.secret-file: %s does not hold 64 hexadecimal digits; put back the file from your backup"
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InstanceSecret make(Path file) {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        InstanceSecret secret = new InstanceSecret(Bytes.of(bytes));
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret.bytes + "\n");
        } catch (FileAlreadyExistsException e) {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secret;
    }
}

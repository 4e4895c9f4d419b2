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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The 32 bytes that all keys of this instance are derived from. */
record InstanceSecret(Bytes bytes) {

    private static final Logger log = LoggerFactory.getLogger(InstanceSecret.class);

    private static final int LENGTH = 32;

    /** Without the secret, because records end up in logs. */
    @Override
    public String toString() {
        return "InstanceSecret";
    }

    /**
     * Reads the secret, or makes one for a database that knows none.
     *
     * @param isAmongOthers whether other instances see what is signed: then a secret has one database in its life
     * @throws WrongSecretException if the file is missing, unreadable, or not the one that the database was used with
     */
    static InstanceSecret of(Path file, ChainStore store, boolean isAmongOthers) {
        Optional<Hash> known = store.secretIdentity();
        if (known.isEmpty()) {
            if (isAmongOthers && Files.exists(used(file))) {
                throw new WrongSecretException(
                        "wattle.ledger.secret-file: %s was used with another database, and this one is empty: its node would sign again what it has signed. Restore the database, or have a token issued and enrol the instance anew, in an empty folder"
                                .formatted(file));
            }
            InstanceSecret secret = Files.exists(file) ? read(file) : make(file);
            store.rememberSecret(secret.identity());
            if (isAmongOthers) {
                mark(used(file));
            }
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

    private static Path used(Path file) {
        return file.resolveSibling(file.getFileName() + ".used");
    }

    /** Where the folder is mounted for reading only the operator has to see to it that no database is lost. */
    private static void mark(Path used) {
        try {
            Files.createFile(used);
        } catch (FileAlreadyExistsException e) {
            log.debug("{} is there", used);
        } catch (IOException e) {
            log.warn("{} cannot be written: it will not be noticed if this instance's database is lost", used, e);
        }
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

package energy.wattle.metering.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells contents apart, and keeps secrets without keeping them. */
final class Sha256 {

    private Sha256() {}

    static Hash of(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return new Hash(Bytes.of(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

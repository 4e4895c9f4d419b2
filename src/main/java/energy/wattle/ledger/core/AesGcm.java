package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKey;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM by the JDK, with tags of 128 bits.
 *
 * <p>Every record and result has a key of its own, and the JDK's code, which uses the processor's instructions, takes
 * far less time to set one up than Bouncy Castle's tables do.
 */
final class AesGcm {

    static final int KEY_LENGTH = 32;

    private static final int TAG_BITS = 128;

    private AesGcm() {}

    /** @throws IllegalArgumentException if the key is one for another cipher */
    static Bytes encrypt(RecordKey key, Bytes associated, Bytes plaintext) {
        if (key.key().length() != KEY_LENGTH) {
            throw new IllegalArgumentException("the cipher's keys have %d bytes, not %d"
                    .formatted(KEY_LENGTH, key.key().length()));
        }
        try {
            return process(Cipher.ENCRYPT_MODE, key, associated, plaintext);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has AES-256 in Galois counter mode", e);
        }
    }

    static Optional<Bytes> decrypt(RecordKey key, Bytes associated, Bytes ciphertext) {
        if (key.key().length() != KEY_LENGTH || ciphertext.length() < TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            return Optional.of(process(Cipher.DECRYPT_MODE, key, associated, ciphertext));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has AES-256 in Galois counter mode", e);
        }
    }

    private static Bytes process(int mode, RecordKey key, Bytes associated, Bytes input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key.key().toArray(), "AES"),
                new GCMParameterSpec(TAG_BITS, key.nonce().toArray()));
        cipher.updateAAD(associated.toArray());
        return Bytes.of(cipher.doFinal(input.toArray()));
    }
}

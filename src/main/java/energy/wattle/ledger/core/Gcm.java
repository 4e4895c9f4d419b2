package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Galois counter mode over a block cipher, with tags of 128 bits.
 *
 * @param keyLength bytes of a key
 */
record Gcm(int keyLength, Supplier<BlockCipher> cipher) {

    private static final int TAG_BITS = 128;

    /** @throws IllegalArgumentException if the key is one for another cipher */
    Bytes encrypt(RecordKey key, Bytes associated, Bytes plaintext) {
        if (key.key().length() != keyLength) {
            throw new IllegalArgumentException("the cipher's keys have %d bytes, not %d"
                    .formatted(keyLength, key.key().length()));
        }
        try {
            return process(true, key, associated, plaintext);
        } catch (InvalidCipherTextException e) {
            throw new AssertionError("encryption has no tag to check", e);
        }
    }

    Optional<Bytes> decrypt(RecordKey key, Bytes associated, Bytes ciphertext) {
        if (key.key().length() != keyLength || ciphertext.length() < TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            return Optional.of(process(false, key, associated, ciphertext));
        } catch (InvalidCipherTextException e) {
            return Optional.empty();
        }
    }

    private Bytes process(boolean encrypts, RecordKey key, Bytes associated, Bytes input)
            throws InvalidCipherTextException {
        GCMModeCipher gcm = GCMBlockCipher.newInstance(cipher.get());
        gcm.init(
                encrypts,
                new AEADParameters(
                        new KeyParameter(key.key().toArray()),
                        TAG_BITS,
                        key.nonce().toArray(),
                        associated.toArray()));
        byte[] output = new byte[gcm.getOutputSize(input.length())];
        int written = gcm.processBytes(input.toArray(), 0, input.length(), output, 0);
        written += gcm.doFinal(output, written);
        return Bytes.of(Arrays.copyOf(output, written));
    }
}

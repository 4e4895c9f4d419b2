package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4-GCM by Bouncy Castle, with tags of 128 bits. Source: GM/T 0002; RFC 8998. */
final class Sm4Gcm {

    static final int KEY_LENGTH = 16;

    private static final int TAG_BITS = 128;

    private Sm4Gcm() {}

    /** @throws IllegalArgumentException if the key is one for another cipher */
    static Bytes encrypt(RecordKey key, Bytes associated, Bytes plaintext) {
        if (key.key().length() != KEY_LENGTH) {
            throw new IllegalArgumentException("the cipher's keys have %d bytes, not %d"
                    .formatted(KEY_LENGTH, key.key().length()));
        }
        try {
            return process(true, key, associated, plaintext);
        } catch (InvalidCipherTextException e) {
            throw new AssertionError("encryption has no tag to check", e);
        }
    }

    static Optional<Bytes> decrypt(RecordKey key, Bytes associated, Bytes ciphertext) {
        if (key.key().length() != KEY_LENGTH || ciphertext.length() < TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            return Optional.of(process(false, key, associated, ciphertext));
        } catch (InvalidCipherTextException e) {
            return Optional.empty();
        }
    }

    private static Bytes process(boolean encrypts, RecordKey key, Bytes associated, Bytes input)
            throws InvalidCipherTextException {
        GCMModeCipher gcm = GCMBlockCipher.newInstance(new SM4Engine());
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

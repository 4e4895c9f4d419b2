package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF over a digest of 32 bytes. Source: RFC 5869. */
record Hkdf(Supplier<Digest> digest) {

    private static final int MAXIMUM = 255 * Hash.LENGTH;

    Bytes extract(Bytes salt, Bytes inputKey) {
        return Bytes.of(new HKDFBytesGenerator(digest.get()).extractPRK(salt.toArray(), inputKey.toArray()));
    }

    Bytes expand(Bytes pseudoRandomKey, Bytes info, int length) {
        if (length < 0 || length > MAXIMUM) {
            throw new IllegalArgumentException("HKDF gives 0 to %d bytes, not %d".formatted(MAXIMUM, length));
        }
        HKDFBytesGenerator generator = new HKDFBytesGenerator(digest.get());
        generator.init(HKDFParameters.skipExtractParameters(pseudoRandomKey.toArray(), info.toArray()));
        byte[] output = new byte[length];
        generator.generateBytes(output, 0, length);
        return Bytes.of(output);
    }
}

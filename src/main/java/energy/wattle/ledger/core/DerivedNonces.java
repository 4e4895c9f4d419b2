package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * What Bouncy Castle's SM2 signer takes for randomness: a stream expanded from secret and message, as RFC 6979 does it
 * in spirit, so that signing is a pure function and no weak generator can give the key away.
 */
final class DerivedNonces extends SecureRandom {

    private final transient Hkdf hkdf;
    private final transient Bytes seed;
    private int draws;

    DerivedNonces(Hkdf hkdf, Bytes seed) {
        super(null, null);
        this.hkdf = hkdf;
        this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        Bytes info = Bytes.of(ByteBuffer.allocate(Integer.BYTES).putInt(draws).array());
        draws = Math.addExact(draws, 1);
        byte[] stream = hkdf.expand(seed, info, bytes.length).toArray();
        System.arraycopy(stream, 0, bytes, 0, bytes.length);
    }
}

package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import java.util.Arrays;

/**
 * HKDF with HMAC over the suite's hash function, whose blocks have 64 bytes. Source: RFC 5869, RFC 2104.
 *
 * <p>One implementation over {@link Hashing} serves both suites, at the speed of their hash functions.
 */
record Hkdf(Hashing hashing) {

    private static final int MAXIMUM = 255 * Hash.LENGTH;
    private static final int BLOCK_LENGTH = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    /** HKDF-Extract. */
    Bytes extract(Bytes salt, Bytes inputKey) {
        return hmac(salt.toArray(), inputKey.toArray()).bytes();
    }

    /** HKDF-Expand. */
    Bytes expand(Bytes pseudoRandomKey, Bytes info, int length) {
        if (length < 0 || length > MAXIMUM) {
            throw new IllegalArgumentException("HKDF gives 0 to %d bytes, not %d".formatted(MAXIMUM, length));
        }
        byte[] key = pseudoRandomKey.toArray();
        byte[] suffix = info.toArray();
        byte[] output = new byte[length];
        byte[] block = {};
        int counter = 1;
        for (int done = 0; done < length; done += block.length) {
            block = hmac(key, block, suffix, new byte[] {(byte) counter})
                    .bytes()
                    .toArray();
            System.arraycopy(block, 0, output, done, Math.min(block.length, length - done));
            counter++;
        }
        return Bytes.of(output);
    }

    private Hash hmac(byte[] key, byte[]... parts) {
        byte[] shortKey = key.length > BLOCK_LENGTH ? hashing.hash(key).bytes().toArray() : key;
        byte[][] inner = new byte[parts.length + 1][];
        inner[0] = padded(shortKey, INNER);
        System.arraycopy(parts, 0, inner, 1, parts.length);
        return hashing.hash(padded(shortKey, OUTER), hashing.hash(inner).bytes().toArray());
    }

    /** The key, filled up with zeros to a block, each byte combined with the pad. */
    private static byte[] padded(byte[] key, byte pad) {
        byte[] block = Arrays.copyOf(key, BLOCK_LENGTH);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= pad;
        }
        return block;
    }
}

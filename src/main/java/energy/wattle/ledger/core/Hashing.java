package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import java.nio.charset.StandardCharsets;

/** The hash function of a chain. Source: Ledger, Crypto suites. */
@FunctionalInterface
public interface Hashing {

    /** The hash of the parts joined in their order. */
    Hash hash(byte[]... parts);

    /**
     * A hash that says what it is a hash of: over one byte with the tag's length, the tag, the content.
     *
     * <p>No tag is shorter than two characters, so no tagged hash can be a Merkle leaf (0x00) or node (0x01).
     *
     * @param tag 2 to 127 ASCII characters
     */
    default Hash tagged(String tag, Bytes content) {
        byte[] name = tag.getBytes(StandardCharsets.US_ASCII);
        if (name.length < 2 || name.length > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("a tag has 2 to 127 characters, not " + name.length);
        }
        return hash(new byte[] {(byte) name.length}, name, content.toArray());
    }
}

package energy.wattle.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The output of the chain's hash function: SHA-256 or SM3, as its crypto suite says.
 *
 * @param bytes exactly 32
 */
public record Hash(Bytes bytes) implements Comparable<Hash> {

    public static final int LENGTH = 32;

    public Hash {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException("a hash has %d bytes, not %d".formatted(LENGTH, bytes.length()));
        }
    }

    /** @throws IllegalArgumentException if the text is not 64 hexadecimal digits */
    public static Hash ofHex(String digits) {
        return new Hash(Bytes.ofHex(digits));
    }

    /** As a record's would be, without its detour: hashes are compared more than anything else. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Hash hash && bytes.equals(hash.bytes));
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    @Override
    public int compareTo(Hash other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public String toString() {
        return bytes.toString();
    }
}

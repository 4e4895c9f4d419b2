package energy.wattle.ledger;

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

    @Override
    public int compareTo(Hash other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public String toString() {
        return bytes.toString();
    }
}

package energy.wattle.ledger;

/**
 * The key and nonce that seal one payload, and only that one. Disclosed, it proves the one plaintext.
 *
 * @param key 16 bytes (SM4) or 32 (AES-256)
 * @param nonce 12 bytes
 */
public record RecordKey(Bytes key, Bytes nonce) {

    public static final int NONCE_LENGTH = 12;

    public RecordKey {
        if (key.length() != 16 && key.length() != 32) {
            throw new IllegalArgumentException("a record key has 16 or 32 bytes, not " + key.length());
        }
        if (nonce.length() != NONCE_LENGTH) {
            throw new IllegalArgumentException("a nonce has %d bytes, not %d".formatted(NONCE_LENGTH, nonce.length()));
        }
    }

    /** Says nothing of the key: it may reach a log. */
    @Override
    public String toString() {
        return "RecordKey[" + key.length() + " bytes]";
    }
}

package energy.wattle.ledger;

/**
 * An encrypted payload with the commitment to its key. Source: Ledger, Encryption.
 *
 * @param session that the payload is for, readable by all; up to {@link #SESSION_LENGTH} bytes, empty where it is for
 *     none
 * @param encapsulated what the holder of the recipient's secret needs to find the key; empty where the key is derived
 *     from the epoch key
 * @param commitment to key and nonce: the one pair that may ever be shown to open this payload
 * @param ciphertext with its tag of 16 bytes
 */
public record SealedPayload(String session, Bytes encapsulated, Hash commitment, Bytes ciphertext) {

    public static final int SESSION_LENGTH = 100;

    private static final int TAG_LENGTH = 16;

    public SealedPayload {
        Checks.text("session", session, SESSION_LENGTH);
        Checks.atMost("encapsulated key's length", encapsulated.length(), Limits.PUBLIC_KEY_LENGTH);
        Checks.atLeast("ciphertext length", ciphertext.length(), TAG_LENGTH);
        Checks.atMost("ciphertext length", ciphertext.length(), Limits.PAYLOAD_LENGTH);
    }
}

package energy.wattle.ledger;

/**
 * An encrypted payload with the commitment to its key. Source: Ledger, Encryption.
 *
 * @param encapsulated what the holder of the recipient's secret needs to find the key; empty where the key is derived
 *     from the epoch key
 * @param commitment to key and nonce: the one pair that may ever be shown to open this payload
 * @param ciphertext with its tag of 16 bytes
 */
public record SealedPayload(Bytes encapsulated, Hash commitment, Bytes ciphertext) {

    private static final int TAG_LENGTH = 16;

    public SealedPayload {
        Checks.atMost("encapsulated key's length", encapsulated.length(), Limits.PUBLIC_KEY_LENGTH);
        Checks.atLeast("ciphertext length", ciphertext.length(), TAG_LENGTH);
        Checks.atMost("ciphertext length", ciphertext.length(), Limits.PAYLOAD_LENGTH);
    }
}

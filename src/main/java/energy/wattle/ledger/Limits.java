package energy.wattle.ledger;

/**
 * The bounds within which any chain's parameters stay, and which no decoder passes. Source: Ledger, Parameters.
 *
 * <p>Lengths in bytes of the encoded form.
 */
public final class Limits {

    public static final int RECORD_LENGTH = 256 * 1024;

    /** Leaves room for the other fields of a record, so that the record's own limit cannot be missed. */
    public static final int PAYLOAD_LENGTH = 255 * 1024;

    /** Of one {@link Decision}, so that several fit into a COPY record with their paths. */
    public static final int DECISION_LENGTH = 64 * 1024;

    public static final int RECORDS_PER_BLOCK = 10_000;
    public static final int BLOCK_LENGTH = 4 * 1024 * 1024;
    public static final int HEADER_LENGTH = 1024;
    public static final int RESULT_LENGTH = RECORD_LENGTH;
    public static final int STATE_KEY_LENGTH = 1024;

    /** A Merkle path over fewer than 2^63 leaves; a consistency proof may have one hash more. */
    public static final int PATH_LENGTH = 64;

    public static final int VALIDATORS = 1_000;
    public static final int CERTIFICATE_LENGTH = 128 * 1024;
    public static final int VALIDATOR_SET_LENGTH = 256 * 1024;
    public static final int GENESIS_LENGTH = 512 * 1024;

    /** Longest public key: an SM2 point. */
    public static final int PUBLIC_KEY_LENGTH = 65;

    public static final int SIGNATURE_LENGTH = 64;
    public static final int PARAMETERS = 100;
    public static final int ADMINISTRATORS = 100;

    private Limits() {}
}

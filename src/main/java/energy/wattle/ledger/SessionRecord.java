package energy.wattle.ledger;

/**
 * The payloads of the records that seal a session until its gate. Source: Ledger, Sealed until the gate.
 *
 * <p>A session's name is readable by all, has 1 to {@link SealedPayload#SESSION_LENGTH} bytes, and begins with its
 * zone's name and a slash.
 */
public sealed interface SessionRecord {

    int TERMS_LENGTH = 4096;
    int SECRET_LENGTH = 64;

    String session();

    Bytes encode();

    /**
     * OPEN.
     *
     * @param publicKey that declarations and forecasts are sealed to
     * @param wrapped the private key for the cloud, which closes in the edge cluster's place
     * @param terms what the session's contract says of it
     */
    record Open(String session, Bytes publicKey, Bytes wrapped, Bytes terms) implements SessionRecord {

        public static Open decode(Bytes payload) {
            return WireReader.read(
                    "OPEN",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Open(
                            fields.text(1, SealedPayload.SESSION_LENGTH),
                            fields.bytes(2, Limits.PUBLIC_KEY_LENGTH),
                            fields.bytes(3, TERMS_LENGTH),
                            fields.bytes(4, TERMS_LENGTH)));
        }

        @Override
        public Bytes encode() {
            return new WireWriter()
                    .text(1, session)
                    .bytes(2, publicKey)
                    .bytes(3, wrapped)
                    .bytes(4, terms)
                    .finish();
        }
    }

    /** CLOSE: no declaration above it counts. */
    record Close(String session) implements SessionRecord {

        public static Close decode(Bytes payload) {
            return WireReader.read(
                    "CLOSE",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Close(fields.text(1, SealedPayload.SESSION_LENGTH)));
        }

        @Override
        public Bytes encode() {
            return new WireWriter().text(1, session).finish();
        }
    }

    /** KEY: the private key, for all to open what was declared. */
    record Key(String session, Bytes secret) implements SessionRecord {

        public static Key decode(Bytes payload) {
            return WireReader.read(
                    "KEY",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Key(fields.text(1, SealedPayload.SESSION_LENGTH), fields.bytes(2, SECRET_LENGTH)));
        }

        @Override
        public Bytes encode() {
            return new WireWriter().text(1, session).bytes(2, secret).finish();
        }
    }
}

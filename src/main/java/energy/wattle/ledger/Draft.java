package energy.wattle.ledger;

/**
 * A record to be: the ledger numbers, seals, signs and stores it.
 *
 * @param chain that it is for
 * @param signer key that it is signed with
 * @param payload before sealing
 * @param target whom the payload is sealed for; only kinds that are {@link RecordKind#isSealed sealed} have one
 */
public record Draft(ChainId chain, RecordKind kind, KeyName signer, Bytes payload, Target target) {

    public Draft {
        if (kind.isSealed() == target instanceof Everyone) {
            throw new IllegalArgumentException("%s does not go to %s".formatted(kind, target));
        }
    }

    /** A record whose payload everybody reads. */
    public static Draft plain(ChainId chain, RecordKind kind, KeyName signer, Bytes payload) {
        return new Draft(chain, kind, signer, payload, new Everyone());
    }

    /** A record for the holders of the epoch key. */
    public static Draft forEpoch(ChainId chain, RecordKind kind, KeyName signer, Bytes payload) {
        return new Draft(chain, kind, signer, payload, new Epoch());
    }

    /** A record that nobody but the session's holders opens before its key is released. */
    public static Draft forSession(
            ChainId chain, RecordKind kind, KeyName signer, Bytes payload, String session, Bytes sessionKey) {
        return new Draft(chain, kind, signer, payload, new SessionHolders(session, sessionKey));
    }

    /** Who is to read it. */
    public sealed interface Target {}

    public record Everyone() implements Target {}

    public record Epoch() implements Target {}

    /** @param publicKey of the session's OPEN record */
    public record SessionHolders(String session, Bytes publicKey) implements Target {}
}

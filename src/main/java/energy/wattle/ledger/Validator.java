package energy.wattle.ledger;

/**
 * A node with a vote.
 *
 * @param publicKey its signing key, up to {@link Limits#PUBLIC_KEY_LENGTH} bytes
 */
public record Validator(NodeId id, Bytes publicKey) {

    public Validator {
        Checks.atLeast("public key's length", publicKey.length(), 1);
        Checks.atMost("public key's length", publicKey.length(), Limits.PUBLIC_KEY_LENGTH);
    }
}

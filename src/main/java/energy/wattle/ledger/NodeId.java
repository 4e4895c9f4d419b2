package energy.wattle.ledger;

/**
 * The name of a node among a chain's validators, ordered by the bytes of its UTF-8 form.
 *
 * @param code 1 to 100 bytes in UTF-8, without control characters
 */
public record NodeId(String code) implements Comparable<NodeId> {

    public static final int MAXIMUM_LENGTH = 100;

    public NodeId {
        Checks.text("node id", code, MAXIMUM_LENGTH);
        if (code.isEmpty() || code.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a node id has at least one character, and no control characters");
        }
    }

    @Override
    public int compareTo(NodeId other) {
        return Bytes.ofUtf8(code).compareTo(Bytes.ofUtf8(other.code));
    }

    @Override
    public String toString() {
        return code;
    }
}

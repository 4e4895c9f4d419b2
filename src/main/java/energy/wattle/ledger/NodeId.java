package energy.wattle.ledger;

import java.nio.charset.StandardCharsets;

/**
 * The name of a node among a chain's validators, ordered by the bytes of its UTF-8 form.
 *
 * @param code 1 to 100 bytes in UTF-8, without control characters
 */
public record NodeId(String code) implements Comparable<NodeId> {

    public static final int MAXIMUM_LENGTH = 100;

    public NodeId {
        byte[] utf8 = code.getBytes(StandardCharsets.UTF_8);
        if (utf8.length == 0 || utf8.length > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    "a node id has 1 to %d bytes, not %d".formatted(MAXIMUM_LENGTH, utf8.length));
        }
        if (code.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a node id has no control characters");
        }
        if (!new String(utf8, StandardCharsets.UTF_8).equals(code)) {
            throw new IllegalArgumentException("a node id is text that UTF-8 can carry");
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

package energy.wattle.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Builds keys of state tables whose order as bytes is that of their parts, so that every beginning of parts is a prefix
 * to scan by.
 */
public final class StateKey {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    /** Text without control characters, in the order of its UTF-8 form. */
    public StateKey text(String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a state key's text has no control characters");
        }
        output.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        output.write(0);
        return this;
    }

    /** A number that is not negative, in eight bytes. */
    public StateKey number(long number) {
        Checks.atLeast("state key's number", number, 0);
        output.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    /** Bytes of a length that is the same in all keys of the table. */
    public StateKey bytes(Bytes bytes) {
        output.writeBytes(bytes.toArray());
        return this;
    }

    public Bytes key() {
        return Bytes.of(output.toByteArray());
    }
}

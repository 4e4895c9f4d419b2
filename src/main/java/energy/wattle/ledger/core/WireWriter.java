package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import java.io.ByteArrayOutputStream;

/**
 * Writes messages in protobuf's wire format, in the one canonical way: fields ascending, defaults left out, shortest
 * varints. Source: decision 0010.
 */
final class WireWriter {

    static final int VARINT = 0;
    static final int LENGTH_DELIMITED = 2;

    private static final int PAYLOAD_BITS = 7;
    private static final int LAST_FIELD = 15;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private int lastField;

    /** An unsigned number; 0 is left out. */
    WireWriter uint(int field, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("field %d is below 0: %d".formatted(field, value));
        }
        if (value != 0) {
            tag(field, VARINT, false);
            varint(value);
        }
        return this;
    }

    /** Bytes; none are left out. */
    WireWriter bytes(int field, Bytes value) {
        if (!value.isEmpty()) {
            tag(field, LENGTH_DELIMITED, false);
            lengthDelimited(value);
        }
        return this;
    }

    /** One more element of a repeated field, even if it is empty. */
    WireWriter element(int field, Bytes value) {
        tag(field, LENGTH_DELIMITED, true);
        lengthDelimited(value);
        return this;
    }

    Bytes finish() {
        return Bytes.of(output.toByteArray());
    }

    private void tag(int field, int type, boolean mayRepeat) {
        if (field > LAST_FIELD) {
            throw new IllegalStateException("field %d has a tag of more than one byte".formatted(field));
        }
        if (field < lastField || (field == lastField && !mayRepeat)) {
            throw new IllegalStateException("field %d after field %d".formatted(field, lastField));
        }
        lastField = field;
        output.write((field << 3) | type);
    }

    private void lengthDelimited(Bytes value) {
        varint(value.length());
        output.writeBytes(value.toArray());
    }

    private void varint(long value) {
        long rest = value;
        while (rest >>> PAYLOAD_BITS != 0) {
            output.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= PAYLOAD_BITS;
        }
        output.write((int) rest);
    }
}

package energy.wattle.ledger;

import java.util.Arrays;

/**
 * Writes messages in protobuf's wire format, in the one canonical way: fields ascending, defaults left out, shortest
 * varints. Source: decision 0010.
 */
public final class WireWriter {

    static final int VARINT = 0;
    static final int LENGTH_DELIMITED = 2;

    private static final int PAYLOAD_BITS = 7;
    private static final int LAST_FIELD = 15;

    private static final int USUAL_LENGTH = 128;

    private byte[] output = new byte[USUAL_LENGTH];
    private int length;
    private int lastField;

    /** An unsigned number; 0 is left out. */
    public WireWriter uint(int field, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("field %d is below 0: %d".formatted(field, value));
        }
        if (value != 0) {
            tag(field, VARINT, false);
            varint(value);
        }
        return this;
    }

    /**
     * A number of either sign, in zigzag form; 0 is left out.
     *
     * @param value from −2^62 to 2^62 − 1
     */
    public WireWriter sint(int field, long value) {
        return uint(field, (value << 1) ^ (value >> 63));
    }

    /** Text in UTF-8; the empty one is left out. */
    public WireWriter text(int field, String value) {
        return bytes(field, Bytes.ofUtf8(value));
    }

    /** Bytes; none are left out. */
    public WireWriter bytes(int field, Bytes value) {
        if (!value.isEmpty()) {
            tag(field, LENGTH_DELIMITED, false);
            lengthDelimited(value);
        }
        return this;
    }

    /** One more element of a repeated field, even if it is empty. */
    public WireWriter element(int field, Bytes value) {
        tag(field, LENGTH_DELIMITED, true);
        lengthDelimited(value);
        return this;
    }

    public Bytes finish() {
        return Bytes.of(Arrays.copyOf(output, length));
    }

    private void tag(int field, int type, boolean mayRepeat) {
        if (field > LAST_FIELD) {
            throw new IllegalStateException("field %d has a tag of more than one byte".formatted(field));
        }
        if (field < lastField || (field == lastField && !mayRepeat)) {
            throw new IllegalStateException("field %d after field %d".formatted(field, lastField));
        }
        lastField = field;
        write((field << 3) | type);
    }

    private void lengthDelimited(Bytes value) {
        varint(value.length());
        byte[] content = value.toArray();
        makeRoom(content.length);
        System.arraycopy(content, 0, output, length, content.length);
        length += content.length;
    }

    private void varint(long value) {
        long rest = value;
        while (rest >>> PAYLOAD_BITS != 0) {
            write((int) ((rest & 0x7F) | 0x80));
            rest >>>= PAYLOAD_BITS;
        }
        write((int) rest);
    }

    private void write(int next) {
        makeRoom(1);
        output[length++] = (byte) next;
    }

    private void makeRoom(int more) {
        if (more > output.length - length) {
            output = Arrays.copyOf(output, Math.max(Math.addExact(length, more), 2 * output.length));
        }
    }
}

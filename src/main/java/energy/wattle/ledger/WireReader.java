package energy.wattle.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Reads what {@link WireWriter} writes and nothing else, so that what is read has exactly one encoding.
 *
 * <p>Fields are asked for in ascending order. One that is not next is absent and has its default; whatever is left over
 * at the end is a field out of order, repeated, unknown, or of another type. Lengths are checked against the input and
 * the caller's limit before anything is allocated. Source: decision 0010.
 */
public final class WireReader {

    private static final int PAYLOAD_BITS = 7;
    private static final int LONGEST_VARINT = 9;

    private final Bytes source;
    private final byte[] input;
    private int position;

    private WireReader(Bytes source) {
        this.source = source;
        input = source.toArray();
    }

    /**
     * Reads one whole message.
     *
     * @param what its name, for the refusal
     * @param maximum its length at most
     * @throws MalformedException if the bytes are no such message, or its values are refused by their types
     */
    public static <T> T read(String what, Bytes source, int maximum, Function<WireReader, T> fields) {
        if (source.length() > maximum) {
            throw new MalformedException("%s: %d bytes are more than %d".formatted(what, source.length(), maximum));
        }
        try {
            WireReader reader = new WireReader(source);
            T value = fields.apply(reader);
            reader.end();
            return value;
        } catch (IllegalArgumentException e) {
            throw new MalformedException(what + ": " + e.getMessage(), e);
        }
    }

    /** A number from 0 to the maximum; 0 if absent. */
    public long uint(int field, long maximum) {
        if (!isNext(field, WireWriter.VARINT)) {
            return 0;
        }
        long value = varint();
        if (value == 0) {
            throw new MalformedException("field %d spells out its default".formatted(field));
        }
        if (value > maximum) {
            throw new MalformedException("field %d is %d, above %d".formatted(field, value, maximum));
        }
        return value;
    }

    /** A number of either sign in zigzag form; 0 if absent. */
    public long sint(int field) {
        long zigzag = uint64(field);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    public int uint32(int field) {
        return (int) uint(field, Integer.MAX_VALUE);
    }

    public long uint64(int field) {
        return uint(field, Long.MAX_VALUE);
    }

    /** Bytes up to a length; none if absent. */
    public Bytes bytes(int field, int maximum) {
        if (!isNext(field, WireWriter.LENGTH_DELIMITED)) {
            return Bytes.EMPTY;
        }
        Bytes value = lengthDelimited(field, maximum);
        if (value.isEmpty()) {
            throw new MalformedException("field %d spells out its default".formatted(field));
        }
        return value;
    }

    /** A hash, which cannot be absent. */
    public Hash hash(int field) {
        return new Hash(bytes(field, Hash.LENGTH));
    }

    /** UTF-8 text up to a length in bytes; empty if absent. */
    public String text(int field, int maximum) {
        return text("field " + field, bytes(field, maximum));
    }

    /**
     * Bytes as UTF-8 text, as the elements of a repeated field may be.
     *
     * @param what its name, for the refusal
     * @throws MalformedException if the bytes are no such text
     */
    public static String text(String what, Bytes bytes) {
        byte[] encoded = bytes.toArray();
        if (isAscii(encoded)) {
            return new String(encoded, StandardCharsets.US_ASCII); // the most there is, at a fraction of the cost
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(encoded))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(what + " is no UTF-8 text", e);
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte next : bytes) {
            if (next < 0) {
                return false;
            }
        }
        return true;
    }

    /** The elements of a repeated field, up to a number and a length each. */
    public List<Bytes> elements(int field, int maximumCount, int maximumLength) {
        List<Bytes> elements = new ArrayList<>();
        while (isNext(field, WireWriter.LENGTH_DELIMITED)) {
            if (elements.size() == maximumCount) {
                throw new MalformedException("field %d occurs more than %d times".formatted(field, maximumCount));
            }
            elements.add(lengthDelimited(field, maximumLength));
        }
        return Collections.unmodifiableList(elements);
    }

    private void end() {
        if (position != input.length) {
            throw new MalformedException("byte %d begins no field that may stand there".formatted(position));
        }
    }

    /** Whether the field comes next, in which case its tag is taken. Field numbers up to 15 have tags of one byte. */
    private boolean isNext(int field, int type) {
        if (position < input.length && input[position] == (byte) ((field << 3) | type)) {
            position++;
            return true;
        }
        return false;
    }

    private Bytes lengthDelimited(int field, int maximum) {
        long length = varint();
        if (length > maximum) {
            throw new MalformedException("field %d has %d bytes, more than %d".formatted(field, length, maximum));
        }
        if (length > input.length - position) {
            throw new MalformedException("field %d ends after the message".formatted(field));
        }
        int start = position;
        position += (int) length;
        return source.slice(start, position);
    }

    /** Numbers of up to 63 bits: nine groups of seven. */
    private long varint() {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (position == input.length) {
                throw new MalformedException("the message ends within a number");
            }
            byte next = input[position++];
            value |= (long) (next & 0x7F) << (PAYLOAD_BITS * i);
            if (next >= 0) {
                if (next == 0 && i > 0) {
                    throw new MalformedException("a number is longer than it need be");
                }
                return value;
            }
        }
        throw new MalformedException("a number has more than 63 bits");
    }
}

package energy.wattle.membership;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.Watts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parts that messages of membership have in common. Enumerated values stand by their names, which therefore never
 * change; whatever may be absent although 0 has a meaning is written as one more.
 */
final class MemberCodec {

    private MemberCodec() {}

    static ParticipantId participant(WireReader fields, int field) {
        return new ParticipantId(fields.text(field, MemberLimits.ID_LENGTH));
    }

    static <E extends Enum<E>> E name(WireReader fields, int field, Class<E> type) {
        return Enum.valueOf(type, fields.text(field, MemberLimits.NAME_LENGTH));
    }

    static Instant instant(WireReader fields, int field) {
        return Instant.ofEpochMilli(fields.uint(field, MemberLimits.LAST_INSTANT));
    }

    static Optional<Instant> optionalInstant(WireReader fields, int field) {
        long oneMore = fields.uint(field, MemberLimits.LAST_INSTANT + 1);
        return oneMore == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oneMore - 1));
    }

    static long oneMore(Optional<Instant> instant) {
        return instant.map(present -> present.toEpochMilli() + 1).orElse(0L);
    }

    static Optional<Watts> optionalWatts(WireReader fields, int field) {
        long oneMore = fields.uint64(field);
        return oneMore == 0 ? Optional.empty() : Optional.of(new Watts(oneMore - 1));
    }

    static long oneMoreWatt(Optional<Watts> watts) {
        return watts.map(present -> Math.addExact(present.value(), 1)).orElse(0L);
    }

    static Optional<Price> optionalPrice(WireReader fields, int field) {
        long oneMore = fields.uint(field, MemberLimits.LARGEST_COST + 1);
        return oneMore == 0 ? Optional.empty() : Optional.of(new Price(oneMore - 1));
    }

    static boolean flag(WireReader fields, int field) {
        return fields.uint(field, 1) == 1;
    }

    static <T> List<T> list(WireReader fields, int field, int maximum, Function<Bytes, T> decode) {
        return fields.elements(field, maximum, MemberLimits.MESSAGE_LENGTH).stream()
                .map(decode)
                .toList();
    }

    static <T> void list(WireWriter message, int field, List<T> values, Function<T, Bytes> encode) {
        values.forEach(value -> message.element(field, encode.apply(value)));
    }

    static <T> T read(String what, Bytes message, Function<WireReader, T> fields) {
        try {
            return WireReader.read(what, message, MemberLimits.MESSAGE_LENGTH, fields);
        } catch (DateTimeException e) {
            throw new MalformedException(what + ": " + e.getMessage(), e);
        }
    }
}

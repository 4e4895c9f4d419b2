package energy.wattle.membership.core;

import energy.wattle.membership.MemberLimits;
import energy.wattle.units.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What texts and instants have to be like, wherever they stand. */
final class TextRules {

    private TextRules() {}

    /** A name that people read: not blank, of limited length, in one line. */
    static List<Refusal> name(String reason, String field, String text, int maximum) {
        if (text.isBlank()) {
            return List.of(new Refusal(reason, Problem.of("membership.text.blank", field, maximum)));
        }
        return line(reason, field, text, maximum);
    }

    /** A text that may be empty. */
    static List<Refusal> line(String reason, String field, String text, int maximum) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length > maximum) {
            return List.of(new Refusal(reason, Problem.of("membership.text.length", field, length, maximum)));
        }
        if (text.codePoints().anyMatch(TextRules::isForbidden)) {
            return List.of(new Refusal(reason, Problem.of("membership.text.unprintable", field)));
        }
        return List.of();
    }

    static List<Refusal> instant(String field, Instant instant) {
        boolean isTaken =
                !instant.isBefore(Instant.EPOCH) && !instant.isAfter(Instant.ofEpochMilli(MemberLimits.LAST_INSTANT));
        return isTaken ? List.of() : List.of(new Refusal("INSTANT", Problem.of("membership.instant", field, instant)));
    }

    /** Control characters and halves of surrogate pairs, which UTF-8 cannot carry. */
    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}

package energy.wattle.ledger;

import java.nio.charset.StandardCharsets;

/** What the ledger's values demand of their parts. All throw {@link IllegalArgumentException}. */
final class Checks {

    private static final int MAXIMUM_VERSION = 0xFFFF;

    private Checks() {}

    static void version(int version) {
        atLeast("protocol version", version, 1);
        atMost("protocol version", version, MAXIMUM_VERSION);
    }

    static void atLeast(String what, long value, long minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException("%s %d is below %d".formatted(what, value, minimum));
        }
    }

    static void atMost(String what, long value, long maximum) {
        if (value > maximum) {
            throw new IllegalArgumentException("%s %d is above %d".formatted(what, value, maximum));
        }
    }

    /** Text that UTF-8 carries unchanged, up to a length in bytes. */
    static void text(String what, String text, int maximum) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        atMost(what + "'s length", utf8.length, maximum);
        if (!new String(utf8, StandardCharsets.UTF_8).equals(text)) {
            throw new IllegalArgumentException("%s is no text that UTF-8 can carry".formatted(what));
        }
    }

    static void signature(Bytes signature) {
        if (signature.length() != Limits.SIGNATURE_LENGTH) {
            throw new IllegalArgumentException(
                    "a signature has %d bytes, not %d".formatted(Limits.SIGNATURE_LENGTH, signature.length()));
        }
    }
}

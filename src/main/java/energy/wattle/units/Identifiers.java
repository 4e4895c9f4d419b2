package energy.wattle.units;

/** What the identifiers have in common. */
final class Identifiers {

    private static final int MAXIMUM_LENGTH = 100;

    private Identifiers() {}

    /**
     * Checks an id.
     *
     * @param missing what to say of an empty one
     * @throws ProblemException if it is empty, too long, or has white space around it or unprintable characters in it
     */
    static void check(Problem missing, String code) {
        if (code.isEmpty()) {
            throw new ProblemException(missing);
        }
        int length = code.codePointCount(0, code.length());
        if (length > MAXIMUM_LENGTH) {
            throw new ProblemException(Problem.of("units.id.length", length, MAXIMUM_LENGTH));
        }
        if (isSpace(code.codePointAt(0)) || isSpace(code.codePointBefore(code.length()))) {
            throw new ProblemException(Problem.of("units.id.space"));
        }
        for (int at = 0; at < code.length(); at += Character.charCount(code.codePointAt(at))) {
            if (isForbidden(code.codePointAt(at))) {
                throw new ProblemException(Problem.of("units.id.unprintable"));
            }
        }
    }

    /** Compares by the bytes of the UTF-8 forms, as unsigned numbers. */
    static int compareUtf8(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Surrogates stand for code points above all others, but have smaller char values than U+E000..U+FFFF.
                boolean sameClass = Character.isSurrogate(a) == Character.isSurrogate(b);
                return sameClass ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** What nobody sees, so that two ids could look the same, and the mark of bytes that were not UTF-8. */
    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> codePoint == 0xFFFD;
        };
    }
}

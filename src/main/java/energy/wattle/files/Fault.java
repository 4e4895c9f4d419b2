package energy.wattle.files;

import energy.wattle.units.Problem;

/**
 * One thing that is wrong in a file.
 *
 * @param file the name of the file as the user gave it
 * @param line the line it is on, from 1
 * @param field the column or property
 * @param value the text that stands there
 * @param problem a predicate: what is wrong, and what would be right
 */
public record Fault(String file, long line, String field, String value, Problem problem) {

    private static final int SHOWN_LENGTH = 60;

    /** {@code FILE:LINE: field 'x': value 'y': what is wrong and what would be right}, on one line, in English. */
    @Override
    public String toString() {
        return file + ":" + line + ": field '" + shown(field) + "': value '" + shown(value) + "': " + problem.english();
    }

    private static String shown(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .limit(SHOWN_LENGTH)
                .forEach(c -> printable.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
        boolean isCut = text.codePointCount(0, text.length()) > SHOWN_LENGTH;
        return isCut ? printable.append('…').toString() : printable.toString();
    }
}

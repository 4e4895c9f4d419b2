package energy.wattle.ledger.wire.peer;

/**
 * Who a process is: its name, unlike that of any other process of the deployment, and its role.
 *
 * @param name 1 to 64 characters (what X.509 allows for a common name), without control characters and without blanks
 *     at its ends
 */
public record PeerName(String name, PeerRole role) {

    static final int MAXIMUM_LENGTH = 64;

    /** At most four bytes per character in UTF-8. */
    static final int MAXIMUM_BYTES = 4 * MAXIMUM_LENGTH;

    public PeerName {
        check(name);
    }

    static String check(String name) {
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > MAXIMUM_LENGTH
                || !name.strip().equals(name)
                || name.codePoints().anyMatch(PeerName::isNoText)) {
            throw new IllegalArgumentException(
                    "a process name has 1 to %d characters, no control characters and no blanks at its ends: \"%s\""
                            .formatted(MAXIMUM_LENGTH, printable(name)));
        }
        return name;
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    /** What is fit for a log, whoever sent it. */
    static String printable(String text) {
        String shown = text.replaceAll("\\p{Cntrl}", "?");
        return shown.length() > 2 * MAXIMUM_LENGTH ? shown.substring(0, 2 * MAXIMUM_LENGTH) + "…" : shown;
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(name, role.code());
    }
}

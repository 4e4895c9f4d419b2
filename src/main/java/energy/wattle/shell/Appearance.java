package energy.wattle.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The colours that somebody prefers. */
public enum Appearance {
    LIGHT,
    DARK,
    /** As the person's system has it. */
    AUTO;

    /** As in cookies and message keys. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Appearance> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(appearance -> appearance.tag().equals(tag))
                .findFirst();
    }
}

package energy.wattle.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that every page speaks. */
public enum Language {
    ENGLISH(Locale.ENGLISH, "English"),
    CHINESE(Locale.SIMPLIFIED_CHINESE, "中文");

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    public Locale locale() {
        return locale;
    }

    /** Its name in itself, for those who do not read the present one. */
    public String ownName() {
        return ownName;
    }

    /** BCP 47 without region, as in cookies and in {@code lang} attributes. */
    public String tag() {
        return locale.getLanguage();
    }

    public Language other() {
        return this == ENGLISH ? CHINESE : ENGLISH;
    }

    /** The language of a locale, English when it is none of ours. */
    public static Language of(Locale locale) {
        return ofTag(locale.getLanguage()).orElse(ENGLISH);
    }

    public static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /**
     * What somebody reads best.
     *
     * @param accepted the browser's languages, best first; may be empty
     */
    public static Language best(List<Locale> accepted) {
        return accepted.stream()
                .map(locale -> ofTag(locale.getLanguage()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ENGLISH);
    }
}

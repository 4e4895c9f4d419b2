package energy.wattle.laboratory.wire.report;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** A text in both languages. */
public record Words(String english, String chinese) {

    private static final String BUNDLE = "messages.laboratory";

    /** The same in both: numbers, names. */
    public static Words plain(String text) {
        return new Words(text, text);
    }

    /**
     * A message of the laboratory's bundle.
     *
     * @param arguments texts, {@link Words} or numbers, which are written as they are
     */
    public static Words of(String key, Object... arguments) {
        return new Words(message(Locale.ENGLISH, key, arguments), message(Locale.SIMPLIFIED_CHINESE, key, arguments));
    }

    /** One after another; in English with a blank between. */
    public static Words joined(List<Words> parts) {
        return new Words(
                String.join(" ", parts.stream().map(Words::english).toList()),
                String.join("", parts.stream().map(Words::chinese).toList()));
    }

    /** As a list within a sentence. */
    static Words listed(List<Words> parts) {
        return new Words(
                String.join(", ", parts.stream().map(Words::english).toList()),
                String.join("、", parts.stream().map(Words::chinese).toList()));
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }

    private static String message(Locale locale, String key, Object... arguments) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] texts = Arrays.stream(arguments)
                .map(argument -> argument instanceof Words words ? words.in(locale) : argument.toString())
                .toArray();
        return new MessageFormat(bundle.getString(key), locale).format(texts);
    }
}

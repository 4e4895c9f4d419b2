package energy.wattle.units;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What is wrong with a value, and what would be right, in no language yet: a predicate such as "is not a number; write
 * …". Its words are in the module's bundle under {@code messages/}; pages give them in the reader's language.
 *
 * @param key names the text and begins with the module that has it, as {@code units.decimal.missing}
 * @param arguments what the text's {@code {0}}, {@code {1}}, … stand for, as they are shown in every language
 */
public record Problem(String key, List<String> arguments) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** A problem whose arguments are shown as their {@code toString} has them, so numbers without grouping. */
    public static Problem of(String key, Object... arguments) {
        return new Problem(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** The English text for commands and logs, the same on every machine; quotes and apostrophes are plain. */
    public String english() {
        String module = key.substring(0, key.indexOf('.'));
        // The root bundle is the English one. Asking for English would fall back to the machine's language.
        String text =
                ResourceBundle.getBundle("messages/" + module, Locale.ROOT).getString(key);
        // As Spring's message source does: a text without arguments is no pattern, so braces stand for themselves.
        return arguments.isEmpty()
                ? text.replaceAll("[‘’]", "'")
                : new MessageFormat(text.replaceAll("[‘’]", "''"), Locale.ROOT).format(arguments.toArray());
    }
}

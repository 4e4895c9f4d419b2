package energy.wattle.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands of {@code docker/Dockerfile}, word for word, with the image's folders replaced by some of this
 * machine's: no Docker engine runs here.
 *
 * @param folders this machine's, by the image's
 */
record ImageCommands(String recipe, Map<String, Path> folders) {

    private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");
    private static final Pattern SETTING = Pattern.compile("([A-Z_]+)=(\"[^\"]*\"|\\S+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

    static ImageCommands of(Path file, Map<String, Path> folders) {
        try {
            return new ImageCommands(CONTINUED.matcher(Files.readString(file)).replaceAll(""), folders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script of the one {@code RUN} that contains a word, for a shell. */
    String script(String word) {
        String line = recipe.lines()
                .filter(one -> one.startsWith("RUN ") && one.contains(word))
                .findFirst()
                .orElseThrow();
        return here(line.substring("RUN ".length()));
    }

    /** A command in its exec form, such as that of {@code ENTRYPOINT}. */
    List<String> words(String instruction) {
        String line = recipe.lines()
                .filter(one -> one.startsWith(instruction))
                .findFirst()
                .orElseThrow();
        return WORD.matcher(line.substring(line.indexOf('[')))
                .results()
                .map(word -> here(word.group(1)))
                .toList();
    }

    /** What the image sets in the environment of its processes. */
    Map<String, String> environment() {
        String last = recipe.substring(recipe.lastIndexOf("\nFROM "));
        Matcher line = Pattern.compile("(?m)^ENV (.+)$").matcher(last);
        return line.results()
                .flatMap(match -> SETTING.matcher(match.group(1)).results())
                .collect(Collectors.toMap(match -> match.group(1), match -> here(unquoted(match))));
    }

    private static String unquoted(MatchResult setting) {
        return setting.group(2).replace("\"", "");
    }

    private String here(String text) {
        String here = text;
        for (Map.Entry<String, Path> folder : folders.entrySet()) {
            here = here.replace(folder.getKey(), folder.getValue().toString());
        }
        return here;
    }
}

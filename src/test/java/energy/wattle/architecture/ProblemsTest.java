package energy.wattle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.units.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Every problem that the code names has words in both languages, and these show every argument it carries. */
class ProblemsTest {

    private static final Pattern MADE = Pattern.compile("Problem\\.of\\(");
    private static final Pattern KEY = Pattern.compile("\\s*\"([a-z]+(?:\\.[a-z0-9]+)+)\"");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d");

    /** Key to number of arguments. */
    private static final Map<String, Integer> PROBLEMS = new TreeMap<>();

    @BeforeAll
    static void readTheSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(ProblemsTest::readSource);
        }
        assertThat(PROBLEMS).hasSizeGreaterThan(50);
    }

    @Test
    void aProblemShowsEachOfItsArgumentsInBothLanguages() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            PROBLEMS.forEach((key, count) -> {
                List<String> arguments =
                        IntStream.range(0, count).mapToObj(i -> "<" + i + ">").toList();
                String text = onPage(key, arguments, language);

                assertThat(arguments).as("%s in %s", key, language).allMatch(text::contains);
                assertThat(PLACEHOLDER.matcher(text).find())
                        .as("%s in %s: %s", key, language, text)
                        .isFalse();
                assertThat(HAN.matcher(text).find())
                        .as("%s in %s: %s", key, language, text)
                        .isEqualTo(language.equals(Locale.CHINESE));
            });
        }
    }

    @Test
    void thePageAndTheCommandSayTheSameInEnglish() {
        PROBLEMS.forEach((key, count) -> {
            List<String> arguments =
                    IntStream.range(0, count).mapToObj(i -> "<" + i + ">").toList();

            assertThat(new Problem(key, arguments).english())
                    .isEqualTo(onPage(key, arguments, Locale.ENGLISH).replaceAll("[‘’]", "'"));
        });
    }

    @Test
    void noModuleKeepsWordsOfProblemsThatNobodyHas() {
        for (String module : List.of("units", "files")) {
            assertThat(ResourceBundle.getBundle("messages/" + module, Locale.ROOT)
                            .keySet())
                    .isSubsetOf(PROBLEMS.keySet());
        }
    }

    /** As the application's own message source reads the bundles. */
    private static String onPage(String key, List<String> arguments, Locale language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setBasename("messages/" + key.substring(0, key.indexOf('.')));
        return messages.getMessage(key, arguments.toArray(), language);
    }

    private static void readSource(Path file) {
        String source;
        try {
            source = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MADE.matcher(source).results().map(MatchResult::end).forEach(start -> {
            Matcher key = KEY.matcher(source).region(start, source.length());
            assertThat(key.lookingAt())
                    .as("%s: a problem is made with its key written out, so that this test can find it", file)
                    .isTrue();
            int count = commas(source, key.end());
            assertThat(PROBLEMS.getOrDefault(key.group(1), count))
                    .as("%s always carries as many arguments", key.group(1))
                    .isEqualTo(count);
            PROBLEMS.put(key.group(1), count);
        });
    }

    /** How many commas stand between the key and the parenthesis that closes the call: one before each argument. */
    private static int commas(String source, int start) {
        int depth = 0;
        int commas = 0;
        for (int i = start; depth >= 0; i++) {
            switch (source.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> commas += depth == 0 ? 1 : 0;
                default -> {}
            }
        }
        return commas;
    }
}

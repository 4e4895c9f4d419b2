package energy.wattle.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every module's words, in both languages. */
class MessagesTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+");

    @ParameterizedTest
    @MethodSource("modules")
    void bothLanguagesHaveTheSameKeys(String module) {
        assertThat(chinese(module).stringPropertyNames())
                .isEqualTo(english(module).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aKeyBeginsWithItsModule(String module) {
        assertThat(english(module).stringPropertyNames()).allMatch(key -> key.startsWith(module + "."));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noTextIsEmpty(String module) {
        assertThat(english(module).values()).noneMatch(text -> text.toString().isBlank());
        assertThat(chinese(module).values()).noneMatch(text -> text.toString().isBlank());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void bothLanguagesFillInTheSameValues(String module) {
        Properties english = english(module);
        Properties chinese = chinese(module);
        assertThat(english.stringPropertyNames())
                .allSatisfy(
                        key -> assertThat(placeholders(chinese, key)).as(key).isEqualTo(placeholders(english, key)));
    }

    /** A straight one would be swallowed where values are filled in, and kept where not. */
    @ParameterizedTest
    @MethodSource("modules")
    void apostrophesAreTypographic(String module) {
        assertThat(english(module).values()).noneMatch(text -> text.toString().contains("'"));
        assertThat(chinese(module).values()).noneMatch(text -> text.toString().contains("'"));
    }

    static Stream<String> modules() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                .map(Resource::getFilename)
                .map(Objects::requireNonNull)
                .map(file -> file.replaceFirst("(_zh)?\\.properties$", ""))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream();
    }

    private static Set<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties english(String module) {
        return read("/messages/" + module + ".properties");
    }

    private static Properties chinese(String module) {
        return read("/messages/" + module + "_zh.properties");
    }

    private static Properties read(String file) {
        try (InputStream in = MessagesTests.class.getResourceAsStream(file)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

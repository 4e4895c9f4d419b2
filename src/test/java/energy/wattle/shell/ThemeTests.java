package energy.wattle.shell;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** The colours as they are served, against WCAG 2.2, 1.4.3. */
class ThemeTests {

    private static final double LEAST_CONTRAST = 4.5;
    private static final Pattern TOKEN =
            Pattern.compile("--wattle-([a-z-]+): light-dark\\((#[0-9A-F]{6}), (#[0-9A-F]{6})\\);");
    private static final Map<String, MatchResult> TOKENS = tokens();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "muted",
                "brand",
                "sold-text",
                "bought-text",
                "grid-text",
                "renewable-text",
                "conventional-text",
                "good-text",
                "warning-text",
                "bad-text"
            })
    void textCanBeReadOnGroundAndSurfaceInLightAndDark(String colour) {
        for (int scheme = 1; scheme <= 2; scheme++) {
            for (String ground : new String[] {"ground", "surface"}) {
                assertThat(contrast(token(colour, scheme), token(ground, scheme)))
                        .as("%s on %s, %s", colour, ground, scheme == 1 ? "light" : "dark")
                        .isGreaterThanOrEqualTo(LEAST_CONTRAST);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void buttonsCanBeRead(int scheme) {
        assertThat(contrast(token("on-brand", scheme), token("brand", scheme))).isGreaterThanOrEqualTo(LEAST_CONTRAST);
    }

    private static String token(String name, int scheme) {
        return requireNonNull(TOKENS.get(name), name).group(scheme + 1);
    }

    private static Map<String, MatchResult> tokens() {
        try {
            String css = new ClassPathResource("META-INF/resources/theme/tokens.css")
                    .getContentAsString(StandardCharsets.UTF_8);
            return TOKEN.matcher(css).results().collect(Collectors.toMap(token -> token.group(1), token -> token));
        } catch (IOException e) {
            throw new IllegalStateException("the theme has no tokens", e);
        }
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int position) {
        double value = Integer.parseInt(colour.substring(position, position + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}

package energy.wattle.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTests {

    @Test
    void theFirstLanguageThatWeSpeakIsTaken() {
        assertThat(Language.best(List.of(Locale.FRENCH, Locale.TRADITIONAL_CHINESE, Locale.US)))
                .isEqualTo(Language.CHINESE);
        assertThat(Language.best(List.of(Locale.UK, Locale.SIMPLIFIED_CHINESE))).isEqualTo(Language.ENGLISH);
    }

    @Test
    void whoReadsNeitherGetsEnglish() {
        assertThat(Language.best(List.of(Locale.GERMAN))).isEqualTo(Language.ENGLISH);
        assertThat(Language.best(List.of())).isEqualTo(Language.ENGLISH);
    }

    @Test
    void anUnknownTagInACookieIsNoLanguage() {
        assertThat(Language.ofTag("zh")).contains(Language.CHINESE);
        assertThat(Language.ofTag("<script>")).isEmpty();
    }
}

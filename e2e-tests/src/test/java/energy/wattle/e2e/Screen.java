package energy.wattle.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;

/** Who looks at the pages, and through what: language, width, colours. */
record Screen(String language, int width, ColorScheme colours) {

    static final int DESKTOP = 1440;
    static final int PHONE = 390;

    static Screen desktop(String language) {
        return new Screen(language, DESKTOP, ColorScheme.LIGHT);
    }

    static Screen phone(String language) {
        return new Screen(language, PHONE, ColorScheme.LIGHT);
    }

    boolean isChinese() {
        return language.startsWith("zh");
    }

    int height() {
        return width == PHONE ? 844 : 900;
    }

    Screen dark() {
        return new Screen(language, width, ColorScheme.DARK);
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setLocale(language)
                .setColorScheme(colours)
                // Nothing is looked at while it fades in, and each frame costs.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setAcceptDownloads(true)
                .setViewportSize(width, height());
    }

    @Override
    public String toString() {
        return "%s-%d-%s".formatted(language, width, colours.name().toLowerCase(Locale.ROOT));
    }
}

package energy.wattle.shell.ui;

import energy.wattle.shell.Appearance;
import energy.wattle.shell.Language;
import energy.wattle.shell.Preferences;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody whose choices are remembered without a browser's cookies. */
class Choices implements Preferences {

    private Language language = Language.ENGLISH;
    private @Nullable String zone;
    private Appearance appearance = Appearance.AUTO;

    @Override
    public Language language() {
        return language;
    }

    @Override
    public Appearance appearance() {
        return appearance;
    }

    @Override
    public void choose(Language language) {
        this.language = language;
    }

    @Override
    public void choose(Appearance appearance) {
        this.appearance = appearance;
    }

    @Override
    public Optional<String> zone() {
        return Optional.ofNullable(zone);
    }

    @Override
    public void chooseZone(String code) {
        zone = code;
    }
}

package energy.wattle.shell.ui;

import com.vaadin.flow.component.page.ColorScheme;
import energy.wattle.shell.Appearance;

/** Vaadin's names of the appearances. */
final class ColourSchemes {

    private ColourSchemes() {}

    static ColorScheme.Value of(Appearance appearance) {
        return switch (appearance) {
            case LIGHT -> ColorScheme.Value.LIGHT;
            case DARK -> ColorScheme.Value.DARK;
            case AUTO -> ColorScheme.Value.LIGHT_DARK;
        };
    }
}

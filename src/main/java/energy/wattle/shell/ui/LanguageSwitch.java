package energy.wattle.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import energy.wattle.shell.Confirmation;
import energy.wattle.shell.Language;
import energy.wattle.shell.Preferences;
import energy.wattle.shell.UnsentInput;

/**
 * Turns the pages into the other language. The page is loaded anew, because every text of it is another one; what was
 * typed and would be lost is told first.
 */
class LanguageSwitch extends Button {

    private static final long serialVersionUID = 1;

    private final transient Preferences preferences;
    private final Language other = Language.of(getLocale()).other();

    LanguageSwitch(Preferences preferences) {
        this.preferences = preferences;
        setText(other.ownName());
        addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        getElement().setAttribute("lang", other.tag());
        addClickListener(click -> ask());
    }

    private void ask() {
        if (hasUnsentInput()) {
            new Confirmation(
                            getTranslation("shell.language.question", other.ownName()),
                            getTranslation("shell.language.loss"),
                            getTranslation("shell.language.turn"),
                            this::turn)
                    .open();
        } else {
            turn();
        }
    }

    private boolean hasUnsentInput() {
        return UI.getCurrent().getActiveRouterTargetsChain().stream()
                .anyMatch(page -> page instanceof UnsentInput input && input.hasUnsentInput());
    }

    private void turn() {
        preferences.choose(other);
        UI.getCurrent().getPage().reload();
    }
}

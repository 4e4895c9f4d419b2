package energy.wattle.shell.ui;

import com.vaadin.flow.component.Component;

/** Titles of browser tabs: the page, then the portal. */
final class Titles {

    private Titles() {}

    static String of(Component page, String key) {
        return page.getTranslation("shell.page.title", page.getTranslation(key));
    }
}

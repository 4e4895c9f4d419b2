package energy.wattle.shell.ui;

import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import energy.wattle.shell.StandsFor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages of the person's rail: those that the person may open, less those for which another one stands. */
final class OwnPages {

    private OwnPages() {}

    static List<MenuEntry> now() {
        List<MenuEntry> open = MenuConfiguration.getMenuEntries();
        Set<String> replaced =
                open.stream().flatMap(page -> standsFor(page).stream()).collect(Collectors.toSet());
        return open.stream().filter(page -> !replaced.contains(address(page))).toList();
    }

    /** As routes are written: Vaadin's menu puts a slash before it. */
    private static String address(MenuEntry page) {
        return page.path().startsWith("/") ? page.path().substring(1) : page.path();
    }

    private static Optional<String> standsFor(MenuEntry page) {
        return Optional.ofNullable(page.menuClass())
                .map(view -> view.getAnnotation(StandsFor.class))
                .map(StandsFor::value);
    }
}

package energy.wattle.shell.ui;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;

/** The person's pages, side by side at the lower edge of a narrow screen. */
class BottomBar extends Nav {

    private static final long serialVersionUID = 1;

    BottomBar(List<MenuEntry> pages) {
        addClassName("wattle-bottom-bar");
        getElement().setAttribute("aria-label", getTranslation("shell.pages"));
        for (MenuEntry page : pages) {
            RouterLink link = new RouterLink(page.menuClass());
            if (page.icon() != null) {
                link.add(new Icon(page.icon()));
            }
            link.add(new Span(getTranslation(page.title())));
            add(link);
        }
    }
}

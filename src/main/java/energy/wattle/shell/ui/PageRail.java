package energy.wattle.shell.ui;

import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;

/** The person's pages, one below the other. */
class PageRail extends SideNav {

    private static final long serialVersionUID = 1;

    PageRail(List<MenuEntry> pages) {
        getElement().setAttribute("aria-label", getTranslation("shell.pages"));
        for (MenuEntry page : pages) {
            SideNavItem item = new SideNavItem(getTranslation(page.title()), page.path());
            if (page.icon() != null) {
                item.setPrefixComponent(new Icon(page.icon()));
            }
            addItem(item);
        }
    }
}

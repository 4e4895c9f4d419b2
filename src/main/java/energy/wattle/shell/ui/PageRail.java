package energy.wattle.shell.ui;

import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;

/** The person's pages, one below the other. Who has more than seven finds the rest folded up. */
class PageRail extends SideNav {

    private static final long serialVersionUID = 1;

    private static final int MOST = 7;

    PageRail(List<MenuEntry> pages) {
        getElement().setAttribute("aria-label", getTranslation("shell.pages"));
        pages.stream().limit(MOST).forEach(page -> addItem(item(page)));
        if (pages.size() > MOST) {
            SideNavItem more = new SideNavItem(getTranslation("shell.pages.more"));
            more.setPrefixComponent(VaadinIcon.ELLIPSIS_DOTS_H.create());
            pages.stream().skip(MOST).forEach(page -> more.addItem(item(page)));
            addItem(more);
        }
    }

    private SideNavItem item(MenuEntry page) {
        SideNavItem item = new SideNavItem(getTranslation(page.title()), page.path());
        if (page.icon() != null) {
            item.setPrefixComponent(new Icon(page.icon()));
        }
        return item;
    }
}

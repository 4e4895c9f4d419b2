package energy.wattle.shell.ui;

import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;

/** The person's pages, one below the other, seven at most. Who has more finds the rest folded up in the last place. */
class PageRail extends SideNav {

    private static final long serialVersionUID = 1;

    static final int MOST = 7;

    PageRail(List<MenuEntry> pages) {
        getElement().setAttribute("aria-label", getTranslation("shell.pages"));
        int places = pages.size() > MOST ? MOST - 1 : pages.size();
        pages.stream().limit(places).forEach(page -> addItem(item(page)));
        if (pages.size() > places) {
            SideNavItem more = new SideNavItem(getTranslation("shell.pages.more"));
            more.setPrefixComponent(VaadinIcon.ELLIPSIS_DOTS_H.create());
            pages.stream().skip(places).forEach(page -> more.addItem(item(page)));
            // The component's button says that it controls a list by an id that the list does not have.
            more.getElement()
                    .executeJs("this.updateComplete.then("
                            + "() => { this.shadowRoot.querySelector('[part=children]').id = 'children' })");
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

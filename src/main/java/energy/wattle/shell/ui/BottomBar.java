package energy.wattle.shell.ui;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;

/** The person's pages, side by side at the lower edge of a narrow screen; what has no room is behind the last place. */
class BottomBar extends Nav {

    private static final long serialVersionUID = 1;

    private static final int MOST = 5;

    BottomBar(List<MenuEntry> pages) {
        addClassName("wattle-bottom-bar");
        getElement().setAttribute("aria-label", getTranslation("shell.pages"));
        int places = pages.size() > MOST ? MOST - 1 : pages.size();
        pages.stream().limit(places).forEach(page -> add(link(page)));
        if (pages.size() > places) {
            add(more(pages.subList(places, pages.size())));
        }
    }

    private RouterLink link(MenuEntry page) {
        RouterLink link = new RouterLink(page.menuClass());
        if (page.icon() != null) {
            link.add(new Icon(page.icon()));
        }
        link.add(new Span(getTranslation(page.title())));
        return link;
    }

    private NativeButton more(List<MenuEntry> pages) {
        NativeButton button = new NativeButton();
        button.add(VaadinIcon.ELLIPSIS_DOTS_H.create(), new Span(getTranslation("shell.pages.more")));
        button.getElement().setAttribute("aria-haspopup", "menu");
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        pages.forEach(page -> menu.addItem(new Anchor(page.path(), getTranslation(page.title()))));
        return button;
    }
}

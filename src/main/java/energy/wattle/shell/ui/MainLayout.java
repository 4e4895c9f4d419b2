package energy.wattle.shell.ui;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.security.AuthenticationContext;
import energy.wattle.shell.Live;
import energy.wattle.shell.Preferences;
import java.util.List;
import java.util.Optional;

/** The frame of every page: top bar, the person's own pages (left, or below on a narrow screen), content. */
@Layout
@AnonymousAllowed
class MainLayout extends AppLayout {

    private static final long serialVersionUID = 1;

    private final Main main = new Main();

    MainLayout(Preferences preferences, AuthenticationContext authentication, FrameFacts facts, Live live) {
        List<MenuEntry> pages = MenuConfiguration.getMenuEntries();
        TopBar bar = new TopBar(preferences, authentication);
        Optional<String> zone = facts.ownZone();
        live.follow(bar, () -> facts.now(zone), bar::show);
        addToNavbar(bar);
        setDrawerOpened(!pages.isEmpty());
        if (!pages.isEmpty()) {
            addToDrawer(new PageRail(pages));
            addToNavbar(true, new BottomBar(pages));
        }
        main.addClassName("wattle-page");
        setContent(main);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
    }
}

package energy.wattle.shell.ui;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.auth.AnonymousAllowed;
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

    private final transient Preferences preferences;
    private final transient Live.Following clock;
    private final Main main = new Main();
    private transient Optional<String> zone;

    MainLayout(Preferences preferences, AuthenticationContext authentication, FrameFacts facts, Live live) {
        this.preferences = preferences;
        List<MenuEntry> pages = OwnPages.now();
        Optional<String> own = facts.ownZone();
        zone = own.or(preferences::zone);
        TopBar bar = new TopBar(preferences, authentication, new ClockPanel(own.isPresent(), this::choose));
        clock = live.follow(bar, () -> facts.now(zone), bar::show);
        addToNavbar(bar);
        setDrawerOpened(!pages.isEmpty());
        if (!pages.isEmpty()) {
            addToDrawer(new PageRail(pages));
            addToNavbar(true, new BottomBar(pages));
        }
        main.addClassName("wattle-page");
        setContent(main);
    }

    /** The clock turns to the zone at once, and the market's page, if it is open, with it. */
    private void choose(String code) {
        preferences.chooseZone(code);
        zone = Optional.of(code);
        clock.refresh();
        UI ui = getUI().orElseThrow();
        if (ui.getActiveViewLocation().getPath().isEmpty()) {
            ui.navigate("", QueryParameters.of("zone", code));
        }
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

package energy.wattle.shell.ui;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
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
class MainLayout extends AppLayout implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Preferences preferences;
    private final transient Live.Following clock;
    private final TopBar bar;
    private final AgeLine ages = new AgeLine();
    private final Main main = new Main();
    private transient Concerns concerns = Concerns.NOTHING;
    private transient Optional<String> zone;

    MainLayout(Preferences preferences, AuthenticationContext authentication, FrameFacts facts, Live live) {
        this.preferences = preferences;
        List<MenuEntry> pages = OwnPages.now();
        Optional<String> own = facts.ownZone();
        zone = own.or(preferences::zone);
        bar = new TopBar(preferences, authentication, new ClockPanel(own.isPresent(), this::choose));
        clock = live.follow(bar, () -> facts.now(zone), this::show);
        addToNavbar(bar);
        setDrawerOpened(!pages.isEmpty());
        if (!pages.isEmpty()) {
            addToDrawer(new PageRail(pages));
            addToNavbar(true, new BottomBar(pages));
        }
        main.addClassName("wattle-page");
        Div page = new Div(ages, main);
        setContent(page);
    }

    private void show(FrameFacts.Facts facts) {
        bar.show(facts);
        ages.show(facts, concerns);
    }

    /** Another page may show what comes from another chain. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        concerns = Concerns.of(
                event.getLocation().getFirstSegment(),
                event.getRouteParameters().get("zone"));
        if (isAttached()) {
            clock.refresh();
        }
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

package energy.wattle.shell.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.security.AuthenticationContext;
import energy.wattle.shell.Appearance;
import energy.wattle.shell.Preferences;
import energy.wattle.shell.TierLinks;

/** Brand, market clock, links of the tiers, language, colours, account. */
class TopBar extends Header {

    private static final long serialVersionUID = 1;

    /**
     * Sends a form, so that the browser leaves the page before its session ends. A session that ended under the page
     * took its push connection with it, and where that was told first, the answer to the click was lost: the reader sat
     * before a page that did not answer, and came to the log-in page in the end.
     */
    private static final String LOG_OUT = """
            const said = name => document.querySelector(`meta[name=${name}]`).content;
            const token = document.createElement('input');
            token.type = 'hidden';
            token.name = said('_csrf_parameter');
            token.value = said('_csrf');
            const form = document.createElement('form');
            form.method = 'post';
            form.action = 'logout';
            form.append(token);
            document.body.append(form);
            form.submit();
            """;

    private final transient Preferences preferences;
    private final transient AuthenticationContext authentication;
    private final ClockPanel clock;
    private final Span tier = new Span();
    private final LinkDots links = new LinkDots();

    TopBar(Preferences preferences, AuthenticationContext authentication, ClockPanel clock) {
        this.preferences = preferences;
        this.authentication = authentication;
        this.clock = clock;
        addClassName("wattle-top-bar");
        Span gap = new Span();
        gap.addClassName("wattle-gap");
        tier.addClassName("wattle-tier");
        tier.setVisible(false);
        add(brand(), tier, clock, gap, links, new LanguageSwitch(preferences), settings());
    }

    void show(FrameFacts.Facts facts) {
        clock.show(facts);
        links.show(facts.links());
        TierLinks.only(facts.links()).ifPresent(only -> {
            tier.setText(getTranslation("shell.links.tier." + only.tag()));
            tier.setVisible(true);
        });
    }

    private Anchor brand() {
        SvgIcon logo = new SvgIcon("theme/logo.svg");
        logo.getElement().setAttribute("aria-hidden", "true");
        Anchor brand = new Anchor("", logo, new Span(getTranslation("shell.brand")));
        brand.addClassName("wattle-brand");
        return brand;
    }

    private MenuBar settings() {
        MenuBar menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        addAppearances(menu);
        authentication.getPrincipalName().ifPresentOrElse(name -> addAccount(menu, name), () -> addLogin(menu));
        return menu;
    }

    private void addAppearances(MenuBar menu) {
        MenuItem item = menu.addItem(VaadinIcon.ADJUST.create());
        item.setAriaLabel(getTranslation("shell.appearance"));
        SubMenu choices = item.getSubMenu();
        for (Appearance appearance : Appearance.values()) {
            MenuItem choice = choices.addItem(getTranslation("shell.appearance." + appearance.tag()), click -> {
                preferences.choose(appearance);
                choices.getItems().forEach(other -> other.setChecked(other.equals(click.getSource())));
                getUI().orElseThrow().getPage().setColorScheme(ColourSchemes.of(appearance));
            });
            choice.setCheckable(true);
            choice.setChecked(appearance == preferences.appearance());
        }
    }

    private void addAccount(MenuBar menu, String name) {
        MenuItem item = menu.addItem(VaadinIcon.USER.create());
        item.setAriaLabel(getTranslation("shell.account", name));
        item.getSubMenu().addItem(getTranslation("shell.account", name)).setEnabled(false);
        item.getSubMenu()
                .addItem(getTranslation("shell.logout"), click -> getElement().executeJs(LOG_OUT));
    }

    private void addLogin(MenuBar menu) {
        menu.addItem(new Anchor("login", getTranslation("shell.login")));
    }
}

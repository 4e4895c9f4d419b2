package energy.wattle.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;

/** Says what the portal is and which pages it has, until the market of today stands here. */
@Route("")
@AnonymousAllowed
class StartView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    StartView(AuthenticationContext authentication) {
        addClassName("wattle-start");
        add(new H1(getTranslation("shell.start.title")), new Paragraph(getTranslation("shell.start.about")));
        if (!authentication.isAuthenticated()) {
            Anchor login = new Anchor("login", getTranslation("shell.login"));
            login.addClassName("wattle-primary-link");
            add(login);
        }
    }

    @Override
    public String getPageTitle() {
        return Titles.of(this, "shell.start.title");
    }
}

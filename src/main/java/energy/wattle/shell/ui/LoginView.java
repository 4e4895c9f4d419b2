package energy.wattle.shell.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import energy.wattle.shell.LoginHint;
import energy.wattle.shell.LoginHints;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;

/** Asks who is there; in the sample also tells with which accounts one may look around. */
@Route("login")
@AnonymousAllowed
class LoginView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final LoginForm form = new LoginForm();

    LoginView(ObjectProvider<LoginHints> published) {
        addClassName("wattle-login");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words());
        form.getElement().setProperty("headingLevel", 1);
        add(form);
        List<LoginHint> hints = published.stream()
                .flatMap(module -> module.hints().stream())
                .filter(hint -> hasPages(hint.role()))
                .toList();
        if (!hints.isEmpty()) {
            add(new DemoAccounts(hints));
        }
    }

    /** Whether any page of this instance is for the role; what an instance cannot do has no page in it. */
    private static boolean hasPages(String role) {
        return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .map(page -> page.getNavigationTarget().getAnnotation(RolesAllowed.class))
                .filter(Objects::nonNull)
                .anyMatch(allowed -> Arrays.asList(allowed.value()).contains(role));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, List<String>> parameters =
                event.getLocation().getQueryParameters().getParameters();
        if (parameters.containsKey("braked")) {
            form.showErrorMessage(getTranslation("shell.login.braked.title"), getTranslation("shell.login.braked"));
        } else if (parameters.containsKey("error")) {
            form.showErrorMessage(getTranslation("shell.login.refused.title"), getTranslation("shell.login.refused"));
        }
    }

    @Override
    public String getPageTitle() {
        return Titles.of(this, "shell.login");
    }

    private LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        LoginI18n.Form labels = words.getForm();
        labels.setTitle(getTranslation("shell.login"));
        labels.setUsername(getTranslation("shell.login.username"));
        labels.setPassword(getTranslation("shell.login.password"));
        labels.setSubmit(getTranslation("shell.login"));
        LoginI18n.ErrorMessage errors = words.getErrorMessage();
        errors.setTitle(getTranslation("shell.login.refused.title"));
        errors.setMessage(getTranslation("shell.login.refused"));
        errors.setUsername(getTranslation("shell.login.username.missing"));
        errors.setPassword(getTranslation("shell.login.password.missing"));
        return words;
    }
}

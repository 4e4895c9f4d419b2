package energy.wattle.shell.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** The page failed: says so with the number under which the log has the cause. */
@AnonymousAllowed
class InternalErrorView extends ErrorPage implements HasErrorParameter<Exception>, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        explain("shell.error.internal", Incident.of(parameter.getException()).id());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return Titles.of(this, "shell.error.internal");
    }
}

package energy.wattle.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.spring.annotation.SpringComponent;
import energy.wattle.shell.Preferences;

/** Gives each page the reader's language and colours before anything is drawn, and each session its error handler. */
@SpringComponent
class PageSetup implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;

    private final transient Preferences preferences;

    PageSetup(Preferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::dress);
        event.getSource().addUIInitListener(opened -> prepare(opened.getUI()));
        event.getSource()
                .addSessionInitListener(session -> session.getSession()
                        .setErrorHandler(
                                error -> Incident.of(error.getThrowable()).announce()));
    }

    private void prepare(UI page) {
        page.setLocale(preferences.language().locale());
        // Else the browser's console gets every message whole, and a page that follows the market gets one each second.
        page.getPushConfiguration().setParameter("logLevel", "warn");
    }

    private void dress(IndexHtmlResponse response) {
        ColorScheme.Value colours = ColourSchemes.of(preferences.appearance());
        response.getDocument()
                .getElementsByTag("html")
                .attr("lang", preferences.language().tag())
                .attr("theme", colours.getThemeValue())
                .attr("style", "color-scheme: " + colours.getValue());
    }
}

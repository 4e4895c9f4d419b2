package energy.wattle.shell.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;

/** The document around all pages: Lumo, over it the portal's colours, over them the frame and the parts of pages. */
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("theme/tokens.css")
@StyleSheet("theme/frame.css")
@StyleSheet("theme/parts.css")
@Push
@Viewport("width=device-width, initial-scale=1")
public class AppShell implements AppShellConfigurator {

    private static final long serialVersionUID = 1;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "theme/logo.svg", "any");
    }
}

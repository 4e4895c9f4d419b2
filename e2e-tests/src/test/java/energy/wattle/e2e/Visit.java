package energy.wattle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;

/** One person's visit to the portal, from opening the browser to closing it. */
final class Visit implements AutoCloseable {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final WattleInstance wattle = WattleInstance.shared();
    private final Screen screen;
    private final BrowserContext context;
    private final Page page;

    private Visit(Screen screen) {
        this.screen = screen;
        context = Browsers.shared().newContext(screen.options());
        page = context.newPage();
    }

    static Visit with(Screen screen) {
        return new Visit(screen);
    }

    Page page() {
        return page;
    }

    Visit open(String path) {
        page.navigate(wattle.address(path));
        return this;
    }

    /** Fills in the log-in form and sends it. */
    Visit logIn(String username, String password) {
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(password);
        page.locator("vaadin-login-form vaadin-button[theme~=submit]").click();
        return this;
    }

    /** Waits until the address is this one; a query behind it does not matter. */
    Visit isAt(String path) {
        String address = wattle.address(path);
        page.waitForURL(url -> url.equals(address) || url.startsWith(address + "?"));
        return this;
    }

    /** Sees a text somewhere on the page. */
    Visit sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    Visit click(String label) {
        page.getByText(label, new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        return this;
    }

    /** Follows a link that saves a file, and reads it. */
    String download(String label) {
        Download download = page.waitForDownload(() -> click(label));
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No serious finding of axe, and nothing that scrolls sideways. */
    Visit isAccessible() {
        List<String> findings = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(String.valueOf(rule.getImpact())))
                        .map(Visit::finding)
                        .toList();
        Assertions.assertThat(findings).isEmpty();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assertions.assertThat(((Number) overflow).intValue())
                .as("pixels that scroll sideways at %d", screen.width())
                .isZero();
        return this;
    }

    /** Keeps a picture of the whole page for people to look at. */
    Visit picture(String name) {
        Path file = Path.of(System.getProperty("wattle.screenshots"), name + "-" + screen + ".png");
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
        return this;
    }

    @Override
    public void close() {
        context.close();
    }

    private static String finding(Rule rule) {
        return "%s: %s at %s"
                .formatted(
                        rule.getId(),
                        rule.getHelp(),
                        rule.getNodes().stream().map(node -> node.getHtml()).toList());
    }
}

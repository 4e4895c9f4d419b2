package energy.wattle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
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

    /** Pixels of the frame's bars, and of the longest picture. */
    private static final int FRAME_HEIGHT = 140;

    private static final int LONGEST_PICTURE = 3_000;

    /** A busy machine takes its time, and a test never asserts one. */
    private static final double PATIENCE_MILLIS = 30_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    private final Portal portal;
    private final Screen screen;
    private final BrowserContext context;
    private final Page page;

    private Visit(Portal portal, Screen screen) {
        this.portal = portal;
        this.screen = screen;
        context = Browsers.shared().newContext(screen.options());
        page = context.newPage();
    }

    /** To the instance that all journeys share. */
    static Visit with(Screen screen) {
        return new Visit(WattleInstance.shared().portal(), screen);
    }

    static Visit to(Portal portal, Screen screen) {
        return new Visit(portal, screen);
    }

    Portal portal() {
        return portal;
    }

    Page page() {
        return page;
    }

    Visit open(String path) {
        page.navigate(portal.address(path));
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
        String address = portal.address(path);
        look(() -> page.waitForURL(url -> url.equals(address) || url.startsWith(address + "?")));
        return this;
    }

    /** Sees a text somewhere on the page; on a narrow screen the rail has it too, but hidden. */
    Visit sees(String text) {
        look(() -> assertThat(visible(page.getByText(text))).isVisible());
        return this;
    }

    Visit click(String label) {
        look(() -> visible(page.getByText(label, new Page.GetByTextOptions().setExact(true)))
                .click());
        return this;
    }

    /** Where something is not there, what is there says most about why. */
    private void look(Runnable step) {
        try {
            step.run();
        } catch (PlaywrightException | AssertionError e) {
            String seen = page.locator("body").innerText();
            throw new AssertionError("%s shows instead:%n%s".formatted(page.url(), seen.strip()), e);
        }
    }

    /** The first of them that can be seen. */
    static Locator visible(Locator any) {
        return any.locator("visible=true").first();
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

    /** No serious finding of axe, nothing that scrolls sideways, no text that is missing in the language. */
    Visit isAccessible() {
        List<String> findings = new AxeBuilder(page)
                        .options(violationsOnly())
                        // No page has frames, so that findings need not be put together in a tab of their own.
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(rule -> SERIOUS.contains(String.valueOf(rule.getImpact())))
                        .map(Visit::finding)
                        .toList();
        Assertions.assertThat(findings).isEmpty();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assertions.assertThat(((Number) overflow).intValue())
                .as("pixels that scroll sideways at %d", screen.width())
                .isZero();
        Assertions.assertThat(page.locator("body").innerText()).doesNotContainPattern("![a-z-]+\\.[a-zA-Z.-]+!");
        return this;
    }

    /** Keeps a picture of the whole page, as far as it is not too long, for people to look at. */
    Visit picture(String name) {
        Path file = Path.of(System.getProperty("wattle.screenshots"), name + "-" + screen + ".png");
        Object height = page.evaluate("document.querySelector('main').scrollHeight");
        int whole = Math.clamp(((Number) height).intValue() + FRAME_HEIGHT, screen.height(), LONGEST_PICTURE);
        page.setViewportSize(screen.width(), whole);
        page.screenshot(new ScreenshotOptions().setPath(file));
        page.setViewportSize(screen.width(), screen.height());
        return this;
    }

    @Override
    public void close() {
        context.close();
    }

    /** All rules run, but what passes is not told node by node. */
    private static AxeRunOptions violationsOnly() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static String finding(Rule rule) {
        return "%s: %s at %s"
                .formatted(
                        rule.getId(),
                        rule.getHelp(),
                        rule.getNodes().stream().map(node -> node.getHtml()).toList());
    }
}

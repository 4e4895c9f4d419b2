package energy.wattle.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** What a participant does on a visit: declares, and takes away the proofs of what came of it. */
record Participation(Visit visit) {

    private static final int LONG = 120_000;
    private static final Duration CLEARED = Duration.ofMinutes(6);
    private static final double ROWS_MILLIS = 1_000;
    private static final Duration LOOK = Duration.ofMillis(500);

    void logIn() {
        visit.page().setDefaultTimeout(LONG);
        visit.open("login").logIn("participant", "wattle-participant");
        visit.page().waitForURL(url -> !url.contains("/login"));
    }

    /** A small quantity in each interval, whatever the forecast says. */
    void fillIn(String side, String source, String price) {
        Page page = visit.page();
        page.locator("select[data-field=SIDE]").first().selectOption(side);
        page.locator("select[data-field=SOURCE]").first().selectOption(source);
        page.locator("input[data-field=QUANTITY]").first().fill("0.01");
        page.locator("input[data-field=PRICE]").first().fill(price);
        for (String field : List.of("SIDE", "SOURCE", "QUANTITY", "PRICE")) {
            page.locator("[data-field=%s]".formatted(field)).first().press("Control+d");
        }
    }

    void send() {
        visit.page().locator(".orders-actions vaadin-button").click();
    }

    void confirm() {
        Visit.visible(visit.page().locator("vaadin-dialog vaadin-button[theme~=primary]"))
                .click();
    }

    /** The address of the proof of what was declared last. */
    String declared() {
        return visit.page().locator("a[href*='proofs/declarations']").first().getAttribute("href");
    }

    /** The address of the first proof of this kind, once a page has one. */
    String awaited(String page, String proof) {
        Locator links = visit.page().locator("vaadin-grid a[href*='%s']".formatted(proof));
        Awaitility.await(proof)
                .atMost(CLEARED)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .until(() -> {
                    visit.open(page).page().locator("vaadin-grid").first().waitFor();
                    return hasCome(links.first());
                });
        return links.first().getAttribute("href");
    }

    /** The proof at an address, once its block is anchored. */
    String proof(String path) {
        String address = visit.portal().address(path);
        Awaitility.await("the proof at " + path)
                .atMost(CLEARED)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .until(() -> visit.page().request().get(address).status() == 200);
        return visit.page().request().get(address).text();
    }

    private static boolean hasCome(Locator row) {
        try {
            row.waitFor(new Locator.WaitForOptions().setTimeout(ROWS_MILLIS));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }
}

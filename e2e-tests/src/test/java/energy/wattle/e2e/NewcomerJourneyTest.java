package energy.wattle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An administrator refuses an application, and the refused one cannot declare; it applies anew, is approved, and can.
 * Each newcomer of the sample is played once.
 */
class NewcomerJourneyTest {

    private static final Duration DECIDED = Duration.ofMinutes(2);

    static Stream<Screen> screens() {
        return Stream.of(Screen.desktop("en"), Screen.phone("zh-CN"));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void whoWasRefusedCannotDeclareAndWhoIsApprovedCan(Screen screen) {
        Newcomers words = Newcomers.in(screen);
        try (Visit administrator = Visit.with(screen);
                Visit newcomer = Visit.with(screen)) {
            administrator.open("admin/queue").logIn("administrator", "wattle-administrator");
            administrator.isAt("admin/queue");
            newcomer.open("my/declare").logIn(words.applicant(), "wattle-" + words.applicant());
            newcomer.isAt("my/declare");

            decide(administrator, words, words.refuse());
            administrator.isAccessible().picture("refused");
            eventually(newcomer, "my/profile", words.reason());
            newcomer.open("my/declare").sees(words.cannot()).isAccessible();
            send(newcomer);
            newcomer.sees(words.unqualified()).picture("refused-declares");

            applyAnew(newcomer, words);
            decide(administrator, words, words.approve());
            Awaitility.await("the approval to come down to the zone")
                    .atMost(DECIDED)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        newcomer.open("my/declare")
                                .page()
                                .locator("vaadin-grid a")
                                .first()
                                .waitFor();
                        return newcomer.page().getByText(words.cannot()).count() == 0;
                    });
            send(newcomer);
            Visit.visible(newcomer.page().locator("vaadin-dialog vaadin-button[theme~=primary]"))
                    .click();
            newcomer.sees(screen.isChinese() ? "正在进入区块" : "It is on its way into a block");
        }
    }

    private static void decide(Visit administrator, Newcomers words, String decision) {
        Locator application = administrator
                .open("admin/queue")
                .page()
                .locator("section.desk-application")
                .filter(new Locator.FilterOptions().setHasText(words.member()));
        application.locator("textarea").fill(words.reason());
        application
                .getByText(decision, new Locator.GetByTextOptions().setExact(true))
                .click();
        // It leaves the list as soon as the main chain has the decision.
        assertThat(application).hasCount(0);
    }

    /** A small sale in the first interval of the session that closes last; the rules are checked before it is sent. */
    private static void send(Visit newcomer) {
        Page page = newcomer.page();
        Sessions.of("").open(newcomer, Sessions.MEMBERSHIP);
        page.locator("select[data-field=SIDE]").first().selectOption("SELL");
        page.locator("select[data-field=SOURCE]").first().selectOption("CONVENTIONAL");
        page.locator("input[data-field=QUANTITY]").first().fill("0.01");
        page.locator("input[data-field=PRICE]").first().fill("0.2");
        page.keyboard().press("Tab");
        page.locator(".orders-actions vaadin-button").click();
    }

    private static void applyAnew(Visit newcomer, Newcomers words) {
        Page page = newcomer.open("my/profile").page();
        newcomer.click(words.form());
        page.locator("input[type=date]").first().fill(LocalDate.of(2024, 6, 1).toString());
        page.locator("input[type=date]").last().fill(LocalDate.of(2025, 6, 1).toString());
        page.keyboard().press("Tab");
        newcomer.click(words.apply()).sees(words.applied());
    }

    /** What an administrator does holds a block or two later. */
    private static void eventually(Visit visit, String path, String text) {
        Awaitility.await(text)
                .atMost(DECIDED)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    visit.open(path).page().locator("vaadin-grid").first().waitFor();
                    return visit.page().getByText(text).count() > 0;
                });
        assertThat(visit.page().getByText(text).first()).isAttached();
    }
}

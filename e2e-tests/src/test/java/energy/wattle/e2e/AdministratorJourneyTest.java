package energy.wattle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An administrator's ways through the pages, on the sample. */
class AdministratorJourneyTest {

    private static final double AUDIT_MILLIS = 300_000;

    static Stream<Screen> screens() {
        return Stream.of(
                Screen.desktop("en"),
                Screen.desktop("zh-CN"),
                Screen.phone("en"),
                Screen.phone("zh-CN").dark());
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyPageCanBeReadOnEveryScreen(Screen screen) {
        boolean isChinese = screen.isChinese();
        try (Visit visit = Visit.with(screen)) {
            visit.open("admin/queue")
                    .logIn("administrator", "wattle-administrator")
                    .isAt("admin/queue");
            visit.sees(isChinese ? "等待决定的事项" : "What waits for a decision")
                    .isAccessible()
                    .picture("queue");
            visit.open("admin/participants").sees("Z1-").isAccessible().picture("participants");
            visit.open("admin/zones").sees("Zone Z1").isAccessible().picture("zones");
            visit.open("admin/accounts").sees("regulator").isAccessible().picture("accounts");
            visit.open("admin/audit")
                    .sees(isChinese ? "开始审计" : "Start an audit")
                    .isAccessible()
                    .picture("audit");
        }
    }

    @Test
    void aQualificationIsSuspendedAndResumedWithTheReasonInItsHistory() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("admin/participants").logIn("administrator", "wattle-administrator");
            visit.page().locator("vaadin-grid a").first().click();
            visit.sees("Qualifications");
            Locator card = visit.page()
                    .locator("section.desk-card")
                    .filter(new Locator.FilterOptions().setHasText("approved"))
                    .first();
            card.locator("vaadin-text-area textarea").fill("its meter was silent for a week");
            card.getByText("Suspend", new Locator.GetByTextOptions().setExact(true))
                    .click();
            visit.sees("Suspended, with your reason");
            eventually(visit, "suspended");
            visit.sees("its meter was silent for a week");
            visit.page()
                    .getByText("Resume", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            visit.sees("Resumed.");
        }
    }

    @Test
    void anAuditChecksEveryChainWhileTheMarketGoesOn() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("admin/audit")
                    .logIn("administrator", "wattle-administrator")
                    .isAt("admin/audit");
            visit.click("Start an audit");
            visit.page()
                    .getByText("All chains are as they were written.")
                    .waitFor(new Locator.WaitForOptions().setTimeout(AUDIT_MILLIS));
            visit.sees("blocks").isAccessible().picture("audited");
        }
    }

    @Test
    void anAccountIsCreatedLogsInAndIsDisabled() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("admin/accounts")
                    .logIn("administrator", "wattle-administrator")
                    .isAt("admin/accounts");
            visit.page()
                    .locator("vaadin-text-field")
                    .filter(new Locator.FilterOptions().setHasText("User name"))
                    .locator("input")
                    .fill("second-operator");
            visit.page().locator("vaadin-password-field input").fill("a sentence of its own");
            visit.page()
                    .locator("vaadin-checkbox")
                    .filter(new Locator.FilterOptions().setHasText("Operator"))
                    .click();
            visit.click("Create account").sees("The account second-operator can log in now");
        }
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("operations/chains")
                    .logIn("second-operator", "a sentence of its own")
                    .sees("Main chain");
        }
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("admin/accounts")
                    .logIn("administrator", "wattle-administrator")
                    .isAt("admin/accounts");
            visit.page().getByLabel("Disable second-operator").click();
            visit.page()
                    .locator("vaadin-confirm-dialog-overlay, vaadin-confirm-dialog")
                    .getByText("Disable", new Locator.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            visit.sees("of which 1 is disabled");
        }
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("login")
                    .logIn("second-operator", "a sentence of its own")
                    .isAt("login");
        }
    }

    /** What an administrator does holds a block or two later. */
    private static void eventually(Visit visit, String text) {
        for (int reload = 0; reload < 20; reload++) {
            visit.page().reload();
            visit.sees("Qualifications");
            if (visit.page().getByText(text).count() > 0) {
                return;
            }
        }
        assertThat(visit.page().getByText(text).first()).isVisible();
    }
}

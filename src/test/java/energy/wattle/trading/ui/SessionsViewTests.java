package energy.wattle.trading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import energy.wattle.ledger.ClockControl;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Desk;
import energy.wattle.shell.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.context.support.WithMockUser;

@OnSampleMarket
@ViewPackages(packages = {"energy.wattle.trading.ui", "energy.wattle.shell.ui"})
@WithMockUser(roles = "OPERATOR")
class SessionsViewTests extends SpringBrowserlessTest {

    private final Desk desk = new Desk(this);

    @Autowired
    private MarketClock clock;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void begin() {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
        settle();
    }

    @Autowired
    private ClockControl control;

    @Test
    void theDaysSessionsStandInOneTable() {
        desk.open("operations/sessions");

        assertThat(desk.title()).isEqualTo("Sessions");
        assertThat(desk.rows("Sessions of a day")).hasSizeGreaterThan(20);
    }

    @Test
    void theClockIsHeldAndReleased() {
        desk.open("operations/sessions");
        desk.click("Pause the clock");
        assertThat(control.pace().isPaused()).isTrue();

        desk.click("Resume the clock");
        assertThat(control.pace().isPaused()).isFalse();
    }

    @Test
    @WithMockUser(roles = "PARTICIPANT")
    void nobodyElseFindsAPageThere() {
        desk.open("operations/sessions");
        assertThat(desk.title()).isEqualTo("There is no such page");
    }

    private void settle() {
        MarketDrive.until(context, clock.instant());
    }
}

package energy.wattle.settlement.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.membership.Members;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Desk;
import energy.wattle.shell.Language;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.context.support.WithMockUser;

@OnSampleMarket
@ViewPackages(packages = {"energy.wattle.settlement.ui", "energy.wattle.shell.ui"})
@WithMockUser(roles = "ADMINISTRATOR")
class ZonesViewTests extends SpringBrowserlessTest {

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
    private Members members;

    @Test
    void whatIsWrongWithAParameterStandsBesideItAndNothingIsSet() {
        desk.open("admin/zones");
        desk.field("Alarm above this concentration").setValue("10001");
        desk.field("Price step").setValue("a lot");
        desk.click("Set parameters");
        assertThat(desk.field("Price step").getErrorMessage()).startsWith("is no whole number");

        desk.field("Price step").setValue("");
        desk.click("Set parameters");
        assertThat(desk.field("Alarm above this concentration").getErrorMessage())
                .contains("10000");
        settle();
        assertThat(members.zones().getFirst().parameters()).doesNotContainKey("assessment.hhi-points");
    }

    @Test
    void aParameterOfAnyModuleIsSet() {
        desk.open("admin/zones");
        desk.field("Alarm above this concentration").setValue("2000");
        desk.field("A published figure has at least so many members in it").setValue("6");
        desk.click("Set parameters");
        settle();

        assertThat(members.zones().getFirst().parameters())
                .containsEntry("assessment.hhi-points", 2_000L)
                .containsEntry("disclosure.contributors", 6L);
    }

    @Test
    void aVersionOfTheContractNeedsAStart() {
        desk.open("admin/zones");
        desk.field("Network fee").setValue("0.01");
        desk.click("Add this version");

        assertThat(find(DateTimePicker.class).single().isInvalid()).isTrue();
    }

    @Test
    void aVersionIsAddedAndToldWhenItTakesEffect() {
        desk.open("admin/zones");
        desk.field("Network fee").setValue("0.01");
        LocalDateTime later = LocalDateTime.ofInstant(
                        clock.instant(), members.zones().getFirst().timeZone())
                .plusDays(2)
                .truncatedTo(ChronoUnit.HOURS);
        find(DateTimePicker.class).single().setValue(later);
        desk.click("Add this version");
        settle();
        desk.open("admin/zones");

        assertThat(desk.rows("Settlement contract")).first().asString().contains("0.0100");
    }

    @Test
    void anUnknownZoneIsNoPage() {
        desk.open("admin/zones/nowhere");
        assertThat(desk.title()).isEqualTo("There is no such page");
    }

    @Test
    @WithMockUser(roles = "REGULATOR")
    void nobodyElseFindsAPageThere() {
        desk.open("admin/zones");
        assertThat(desk.title()).isEqualTo("There is no such page");
    }

    private void settle() {
        MarketDrive.until(context, clock.instant());
    }
}

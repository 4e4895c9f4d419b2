package energy.wattle.settlement.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Desk;
import energy.wattle.shell.Language;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.context.support.WithMockUser;

/** An instance in operation: its configuration founds the market, its administrator registers the zones. */
@SpringBootTest(
        properties = {
            "wattle.sample.enabled=false",
            "wattle.membership.administrator.username=ada",
            "wattle.membership.administrator.password=the first of them",
            "wattle.market.name=our-market",
            "wattle.market.zones=north,south",
            "wattle.market.parameters.block-interval-millis=0"
        })
@OnTestDatabase
@ViewPackages(packages = {"energy.wattle.settlement.ui", "energy.wattle.shell.ui"})
@WithMockUser(roles = "ADMINISTRATOR")
class FoundedMarketTests extends SpringBrowserlessTest {

    private final Desk desk = new Desk(this);

    @Autowired
    private Ledger ledger;

    @Autowired
    private Members members;

    @Autowired
    private MarketClock clock;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void begin() {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
        MarketDrive.until(context, clock.instant());
    }

    @Test
    void whatIsFoundedIsRegisteredByTheAdministratorZoneByZone() {
        assertThat(ledger.main().orElseThrow().name().code()).isEqualTo("our-market");
        assertThat(ledger.zones()).extracting(chain -> chain.name().code()).containsExactly("north", "south");

        desk.open("admin/zones");
        desk.field("Name").setValue("The north");
        desk.field("Currency").setValue("euros");
        desk.click("Register the zone");
        assertThat(find(ComboBox.class).single().getErrorMessage()).startsWith("‘’ is no time zone");
        timeZone("Europe/Berlin");
        desk.click("Register the zone");
        assertThat(desk.field("Currency").getErrorMessage()).contains("euros");
        assertThat(members.zones()).isEmpty();

        desk.field("Currency").setValue("EUR");
        desk.click("Register the zone");
        MarketDrive.until(context, clock.instant());

        assertThat(members.zones()).extracting(Zone::name).containsExactly("The north");
        assertThat(members.zones().getFirst().timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        desk.open("admin/zones");
        assertThat(desk.answer()).startsWith("The north settles by the contract");
    }

    @SuppressWarnings("unchecked")
    private void timeZone(String name) {
        find(ComboBox.class).single().setValue(name);
    }
}

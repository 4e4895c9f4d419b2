package energy.wattle.metering.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.upload.Upload;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.metering.MeterToken;
import energy.wattle.metering.MeterTokens;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Desk;
import energy.wattle.shell.Language;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.context.support.WithMockUser;

@OnSampleMarket
@ViewPackages(packages = {"energy.wattle.metering.ui", "energy.wattle.shell.ui"})
@WithMockUser(roles = "OPERATOR")
class MetersViewTests extends SpringBrowserlessTest {

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
    private MeterTokens tokens;

    @Test
    void aTokenIsShownOnceAndListed() {
        desk.open("operations/meters");
        desk.click("Issue a token");
        assertThat(desk.field("Label").isInvalid()).isTrue();

        desk.field("Label").setValue("reading centre");
        desk.click("Issue a token");

        assertThat(tokens.tokens()).extracting(MeterToken::label).contains("reading centre");
        assertThat(desk.rows("Tokens")).anyMatch(row -> row.startsWith("reading centre|"));
    }

    @Test
    void aFileWithFaultsIsRefusedWithAllOfThem() {
        desk.open("operations/meters");
        String table = "interval_start,participant_id,net_export_kwh\n2024-06-03T10:07:00Z,nobody,much\n";
        test(find(Upload.class).single()).upload("meters.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8));
        roundTrip();

        assertThat(desk.rows("Faults of the file")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    @WithMockUser(roles = "ADMINISTRATOR")
    void nobodyElseFindsAPageThere() {
        desk.open("operations/meters");
        assertThat(desk.title()).isEqualTo("There is no such page");
    }

    private void settle() {
        MarketDrive.until(context, clock.instant());
    }
}

package energy.wattle.ledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Desk;
import energy.wattle.shell.Language;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.context.support.WithMockUser;

@OnSampleMarket
@ViewPackages(packages = {"energy.wattle.ledger.ui", "energy.wattle.shell.ui"})
@WithMockUser(roles = "OPERATOR")
class OperatorPagesTests extends SpringBrowserlessTest {

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
    private Ledger ledger;

    @Test
    void chainsLeadToBlocksAndBlocksToTheirRecordsInWords() {
        desk.open("operations/chains");
        assertThat(desk.rows("Chains")).hasSize(ledger.zones().size() + 1);

        MarketChain main = ledger.main().orElseThrow();
        desk.open("operations/chains/" + main.name());
        assertThat(desk.rows("Blocks")).isNotEmpty();

        desk.open("operations/chains/" + main.name() + "/1");
        assertThat(desk.title()).isEqualTo("Block 1");
        assertThat(desk.rows("Records")).isNotEmpty();
    }

    @Test
    void aBlockOrChainThatIsNoneIsNoPage() {
        for (String path : List.of(
                "operations/chains/nowhere",
                "operations/chains/" + ledger.main().orElseThrow().name() + "/999999",
                "operations/chains/" + ledger.main().orElseThrow().name() + "/first")) {
            desk.open(path);
            assertThat(desk.title()).as(path).isEqualTo("There is no such page");
        }
    }

    @Test
    void alarmsTellOfChainsThatTolerateNoFault() {
        desk.open("operations/alarms");
        assertThat(desk.rows("Alarms")).anyMatch(row -> row.contains("no faulty one is tolerated"));
    }

    @Test
    @WithMockUser(roles = "REGULATOR")
    void aRegulatorReadsItsOwnAlarmsOnly() {
        desk.open("operations/alarms");
        assertThat(desk.title()).isEqualTo("Alarms");
        assertThat(desk.rows("Alarms")).noneMatch(row -> row.contains("tolerated"));
        desk.open("operations/chains");
        assertThat(desk.title()).isEqualTo("There is no such page");
    }

    private void settle() {
        MarketDrive.until(context, clock.instant());
    }
}

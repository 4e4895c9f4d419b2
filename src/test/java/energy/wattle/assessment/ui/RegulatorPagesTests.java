package energy.wattle.assessment.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import energy.wattle.assessment.Alarm;
import energy.wattle.assessment.CaseState;
import energy.wattle.assessment.Oversight;
import energy.wattle.assessment.Screen;
import energy.wattle.assessment.Span;
import energy.wattle.assessment.store.AlarmStore;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Desk;
import energy.wattle.shell.Language;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@OnSampleMarket
@ViewPackages(packages = {"energy.wattle.assessment.ui", "energy.wattle.disclosure.ui", "energy.wattle.shell.ui"})
@WithMockUser(username = "regulator", roles = "REGULATOR")
class RegulatorPagesTests extends SpringBrowserlessTest {

    private static final Interval FIRST = new Interval(Instant.parse("2024-06-03T10:00:00Z"));
    private static final Span ALL =
            Span.ofMarket(Instant.parse("2024-06-01T00:00:00Z"), Instant.parse("2024-06-09T00:00:00Z"));

    private final Desk desk = new Desk(this);

    @Autowired
    private Oversight oversight;

    @Autowired
    private AlarmStore alarms;

    @Autowired
    private MarketClock clock;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void begin() {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
        MarketDrive.until(context, clock.instant());
    }

    /** On the day before the sample's first: tests of other classes go on with the market of this context. */
    @Test
    void theAddressOfTheAssessmentSaysWhichZone() {
        UI.getCurrent()
                .navigate(
                        "regulator/assessment",
                        QueryParameters.simple(
                                Map.of("zone", "Z2", "from", "2024-06-01T00:00:00Z", "until", "2024-06-02T00:00:00Z")));

        assertThat(desk.answer()).startsWith("Z2").endsWith("nothing was traded.");
    }

    @Test
    void aCaseIsNotedAndTheLaterNoteStandsAboveTheEarlier() {
        alarms.add(List.of(alarm(Screen.SELLERS_HHI), alarm(Screen.BUYERS_HHI)));
        String id = oversight.cases(ALL).stream()
                .filter(one -> one.alarm().screen() == Screen.SELLERS_HHI)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(oversight.note(id, CaseState.EXPLAINED, "a single wind farm"))
                .isTrue();

        UI.getCurrent().navigate("regulator/cases", QueryParameters.of("case", id));
        find(TextArea.class).single().setValue("  ");
        desk.click("Note this");
        assertThat(find(TextArea.class).single().isInvalid()).isTrue();
        find(TextArea.class).single().setValue("as ever at noon");
        desk.click("Note this");

        assertThat(oversight.find(id).orElseThrow().notes())
                .extracting(note -> note.text() + ", " + note.by())
                .containsExactly("as ever at noon, regulator", "a single wind farm, regulator");
        assertThat(oversight.cases(ALL))
                .extracting(one -> one.alarm().screen() + " " + one.state())
                .contains("SELLERS_HHI EXPLAINED", "BUYERS_HHI OPEN");
    }

    @Test
    void aCaseThatIsNoneIsNoPage() {
        UI.getCurrent().navigate("regulator/cases", QueryParameters.of("case", "Z1"));

        assertThat(desk.title()).isEqualTo("There is no such page");
    }

    @Test
    void publicationsAreCountedAndOverdueOnesTold() {
        UI.getCurrent().navigate("regulator/disclosures", QueryParameters.of("class", "MARKET"));

        assertThat(desk.title()).isEqualTo("Disclosures");
        assertThat(desk.answer()).isNotEmpty();
    }

    @Test
    @WithMockUser(roles = "ADMINISTRATOR")
    void nobodyElseIsAnswered() {
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(oversight::zones);
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> oversight.cases(ALL));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> oversight.trades(ALL));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> oversight.note("any", CaseState.CLOSED, "nothing"));
        desk.open("regulator/cases");
        assertThat(desk.title()).isEqualTo("There is no such page");
    }

    private static Alarm alarm(Screen screen) {
        return new Alarm(
                new SessionId(new TradingZoneId("Z1"), SessionKind.DAY_AHEAD, FIRST),
                FIRST,
                FIRST,
                screen,
                FIRST,
                2_600,
                1_800,
                4,
                FIRST.start());
    }
}

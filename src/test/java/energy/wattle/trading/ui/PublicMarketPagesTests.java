package energy.wattle.trading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Chart;
import energy.wattle.shell.ChartModel;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Desk;
import energy.wattle.shell.Language;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicMarket;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.MarketDay;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.context.support.WithMockUser;

/** What everybody sees of the sample's market early on its first day, when sessions of each kind have been cleared. */
@OnSampleMarket
@ViewPackages(packages = {"energy.wattle.trading.ui", "energy.wattle.shell.ui"})
class PublicMarketPagesTests extends SpringBrowserlessTest {

    private static final String MISSING = "There is no such page";

    private final Desk desk = new Desk(this);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Members members;

    @Autowired
    private PublicMarket market;

    /** Other tests may have driven the market before; on the day that it starts with, nothing is delivered. */
    @BeforeEach
    void earlyOnADayOfDelivery() {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
        MarketDrive.until(context, clock.instant());
        if (!hasCleared(SessionKind.REAL_TIME)) {
            MarketDrive.until(context, today().next().at(LocalTime.of(1, 20)));
        }
        assertThat(hasCleared(SessionKind.REAL_TIME)).isTrue();
    }

    @Test
    void theFirstSentenceTellsTheNextGate() {
        desk.open("");

        assertThat(desk.title()).isEqualTo("Market today");
        assertThat(desk.answer()).matches("(Day-ahead for|The next session) .* closes in .*; .*\\.");
    }

    @Test
    void eachZoneHasACardThatLeadsToItsDay() {
        desk.open("");

        assertThat(find(ZoneCard.class).all()).hasSameSizeAs(members.zones());
        assertThat(find(H2.class).all())
                .extracting(title -> title.getElement().getTextRecursively())
                .containsAll(members.zones().stream().map(Zone::name).toList());
    }

    @Test
    void theChartsHaveAStepForEveryClearedInterval() {
        desk.open(path());

        PublicDay day = day();
        ChartModel prices = find(Chart.class).all().getFirst().model().orElseThrow();
        assertThat(prices.series()).extracting(ChartModel.Series::name).contains("day-ahead");
        ChartModel volumes = find(Chart.class).all().get(1).model().orElseThrow();
        assertThat(volumes.series().getFirst().steps())
                .hasSameSizeAs(day.figures().volumes())
                .isNotEmpty();
    }

    @Test
    void nowIsALineOnTodaysCharts() {
        desk.open("");

        ChartModel prices = find(Chart.class).all().getFirst().model().orElseThrow();
        assertThat(prices.marks()).extracting(ChartModel.Mark::label).contains("now", "intraday gate");
    }

    @Test
    void aDayShowsItsSessionsAndEveryClearedInterval() {
        desk.open(path());

        PublicDay day = day();
        assertThat(desk.title()).startsWith(zone().name());
        assertThat(desk.answer()).contains("cleared in", "of it is renewable");
        assertThat(desk.rows("Sessions that deliver on this day")).hasSameSizeAs(day.sessions());
        assertThat(desk.rows("Cleared intervals")).hasSameSizeAs(day.figures().intervals());
    }

    @Test
    void theFileHasThePublicFiguresAndNoMember() {
        String csv = market.csv(zone().id().code(), today().date());

        assertThat(csv).startsWith("zone,session,interval_start,cleared_kwh,renewable_percent,mean_price_per_kwh\n");
        assertThat(csv.lines()).hasSize(day().figures().intervals().size() + 1);
        Set<String> names = members.participants(zone().id()).stream()
                .map(participant -> participant.id().code())
                .collect(Collectors.toSet());
        assertThat(names).isNotEmpty().noneMatch(csv::contains);
        desk.open(path());
        assertThat(find(Anchor.class).all())
                .filteredOn(Anchor::isDownload)
                .extracting(Anchor::getText)
                .containsExactly("Download these figures (CSV)");
    }

    @Test
    void aDayWithoutSessionsOrFiguresSaysSo() {
        desk.open("market/%s/2031-05-05".formatted(zone().id().code()));

        assertThat(desk.answer()).isEqualTo("For 5 May 2031 nothing is cleared yet.");
        assertThat(desk.rows("Cleared intervals")).isEmpty();
    }

    @Test
    void whatIsNoZoneOrNoDayIsNoPage() {
        String code = zone().id().code();
        List.of(
                        "market/nowhere/2024-06-03",
                        "market/%s/yesterday".formatted(code),
                        "market/%s/2024-02-30".formatted(code),
                        "market/%s/1850-01-01".formatted(code),
                        "market/%s".formatted(code))
                .forEach(path -> {
                    desk.open(path);
                    assertThat(desk.title()).as(path).isEqualTo(MISSING);
                });
    }

    @Test
    void theTablesBelowTheChartsAreSentAtTheirTurn() {
        desk.open(path());

        assertThat(find(DataTable.class).all()).hasSize(2);
        assertThat(find(Grid.class).exists()).isFalse();
        assertThat(desk.rows("Cleared intervals")).isNotEmpty();
    }

    @Test
    void nobodyButARegulatorFindsLadders() {
        desk.open(path() + ladderQuery());

        assertThat(columns("Cleared intervals")).hasSize(5);
        assertThat(find(LadderPanel.class).exists()).isFalse();
    }

    @Test
    @WithMockUser(roles = "PARTICIPANT")
    void noParticipantFindsLaddersEither() {
        desk.open(path() + ladderQuery());

        assertThat(find(LadderPanel.class).exists()).isFalse();
    }

    @Test
    @WithMockUser(roles = "REGULATOR")
    void aRegulatorOpensTheLadderOfAnInterval() {
        desk.open(path() + ladderQuery());

        assertThat(columns("Cleared intervals")).hasSize(6);
        assertThat(find(LadderPanel.class).single().getElement().getTextRecursively())
                .contains("cleared in", "Ladder:");
        assertThat(find(Chart.class).all().get(3).model().orElseThrow().series())
                .isNotEmpty();
    }

    @Test
    void thePagesSpeakChinese() {
        UI.getCurrent().setLocale(Language.CHINESE.locale());
        // A page that is open already keeps its words; in the browser the switch loads it anew.
        desk.open(path());
        desk.open("");
        assertThat(desk.title()).isEqualTo("今日市场");
        assertThat(desk.answer()).contains("截止申报");

        desk.open(path());
        assertThat(desk.answer()).contains("个场次出清");
        assertThat(desk.rows("已出清的时段")).isNotEmpty();
    }

    private List<?> columns(String label) {
        return desk.table(label).getColumns();
    }

    private String ladderQuery() {
        var one = day().figures().intervals().stream()
                .filter(each -> each.price().isPresent())
                .findFirst()
                .orElseThrow();
        return "?session=%s&interval=%s".formatted(one.session().kind(), one.interval());
    }

    private String path() {
        return "market/%s/%s".formatted(zone().id().code(), today().date());
    }

    private Zone zone() {
        return members.zones().getFirst();
    }

    private MarketDay today() {
        ZoneId timeZone =
                members.zones().stream().findFirst().map(Zone::timeZone).orElse(ZoneOffset.UTC);
        return MarketDay.of(clock.instant(), timeZone);
    }

    private PublicDay day() {
        return market.day(zone().id().code(), today().date()).orElseThrow();
    }

    private boolean hasCleared(SessionKind kind) {
        return members.zones().stream()
                .findFirst()
                .flatMap(zone -> market.day(zone.id().code(), today().date()))
                .stream()
                .flatMap(day -> day.figures().intervals().stream())
                .anyMatch(one -> one.session().kind() == kind && one.price().isPresent());
    }
}

package energy.wattle.sample.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.database.TestDatabase;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.PacedClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.membership.AccountCreation;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.Role;
import energy.wattle.sample.MarketWithoutPages;
import energy.wattle.sample.SampleControl;
import energy.wattle.sample.SampleSource;
import energy.wattle.sample.SampleStatus;
import energy.wattle.sample.core.DataSet;
import energy.wattle.sample.core.MeteringPoint;
import energy.wattle.sample.core.PointSeries;
import energy.wattle.sample.store.FreshRefusedException;
import energy.wattle.sample.store.SampleStore;
import energy.wattle.sample.wire.DataExport;
import energy.wattle.settlement.SettledInterval;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.settlement.Statements;
import energy.wattle.trading.Market;
import energy.wattle.units.TradingZoneId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What {@code ./wattle run} can be told of the sample, on modelled data and a real database. */
@ExtendWith(OutputCaptureExtension.class)
class SampleOptionsTests {

    private static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);
    private static final TradingZoneId ZONE = new TradingZoneId("Z1");

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

    @AfterEach
    void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void modelledDataIsPlayedToItsEndWhereMarketTimeStandsStillWithANotice(CapturedOutput output) throws Exception {
        Path data = oneZone(1);
        ConfigurableApplicationContext market = started("--data=" + data);
        PacedClock clock = market.getBean(PacedClock.class);
        Instant first = midnight(MONDAY);

        MarketDrive.until(market, first.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(10)));

        Instant end = clock.instant();
        assertThat(clock.await(end.plus(Duration.ofHours(1)), 0)).isFalse();
        assertThat(clock.instant()).isEqualTo(end);
        assertThat(market.getBean(SampleControl.class).status().isEnded()).isTrue();
        assertThat(output).contains("The sample's data is over", "Start with --fresh");
        assertThat(market.getBean(Statements.class).intervals(ZONE, first, end))
                .filteredOn(settled -> settled.status() == SettlementStatus.FINAL)
                .extracting(SettledInterval::interval)
                .hasSize(96);
        assertThat(market.getBean(Market.class).trades(ZONE, first, end)).isNotEmpty();
        assertThat(market.getBean(Audit.class).run().findings()).isEmpty();
    }

    @Test
    void aLaterDayMayBeTheFirstAndTimeDoesNotGoBack() throws Exception {
        Path data = oneZone(3);
        LocalDate tuesday = MONDAY.plusDays(1);
        ConfigurableApplicationContext market = started("--data=" + data, "--from=" + tuesday);
        Instant begin = midnight(MONDAY);
        assertThat(market.getBean(PacedClock.class).instant()).isEqualTo(begin);
        MarketDrive.until(market, begin.plus(Duration.ofMinutes(40)));
        Instant head = newestBlock(market);
        assertThat(head).isAfter(begin);
        market.close();

        assertThat(started("--data=" + data).getBean(PacedClock.class).instant())
                .isEqualTo(head);
        assertRefused("time does not go back", "--data=" + data, "--from=" + MONDAY);
        assertRefused("was played with other data", "--data=" + oneZone(2));
        assertRefused("does not follow the wall clock", "--data=" + data, "--real-time");
    }

    @Test
    void aDayOutsideTheDataOrAValueThatIsNoneIsRefused() throws Exception {
        Path data = oneZone(1);

        assertRefused("is outside the data", "--data=" + data, "--from=" + MONDAY.minusDays(1));
        assertRefused("is no date", "--data=" + data, "--from=monday");
        assertRefused("speed", "--data=" + data, "--speed=fast");
        assertRefused("is neither 'all' nor '1'", "--data=" + data, "--validators=3");
        assertRefused("cannot be played", "--data=" + folder.resolve("nothing"));
    }

    @Test
    void whoDecidesBlocksIsSaidWhenTheMarketIsFoundedAndNeverOtherwise() throws Exception {
        Path data = oneZone(1);
        started("--data=" + data, "--validators=1").close();
        started("--data=" + data).close();
        assertRefused("have one validator each", "--data=" + data, "--validators=all");
    }

    @Test
    void freshBeginsAnewUnlessSomebodyHasAnAccount() throws Exception {
        ConfigurableApplicationContext market = started("--data=" + oneZone(1));
        Instant begin = market.getBean(PacedClock.class).instant();
        MarketDrive.until(market, begin.plus(Duration.ofMinutes(40)));
        assertThat(newestBlock(market)).isAfter(begin);
        market.close();

        ConfigurableApplicationContext anew = started("--data=" + oneZone(2), "--fresh");
        assertThat(anew.getBean(PacedClock.class).instant()).isEqualTo(begin);
        assertThat(newestBlock(anew)).isEqualTo(begin);
        MarketDrive.until(anew, begin.plus(Duration.ofMinutes(40)));
        assertThat(anew.getBean(Audit.class).run().findings()).isEmpty();

        assertThat(anew.getBean(Accounts.class)
                        .create(new NewAccount("ada", "the first of them", Set.of(Role.OPERATOR))))
                .isInstanceOf(AccountCreation.Created.class);
        anew.close();
        assertThatThrownBy(() -> started("--data=" + oneZone(1), "--fresh"))
                .rootCause()
                .isInstanceOf(FreshRefusedException.class);
        assertThat(newestBlock(started("--data=" + oneZone(2)))).isAfter(begin);
    }

    @Test
    void inRealTimeTheDataIsTodaysAndMarketTimeIsTheTimeOfDay() throws Exception {
        Path data = oneZone(2);
        ConfigurableApplicationContext market = started(
                WallClock.class,
                "--data=" + data,
                "--real-time",
                "--spring.main.allow-bean-definition-overriding=true");
        SampleStatus status = market.getBean(SampleControl.class).status();
        assertThat(status.followsWallClock()).isTrue();
        assertThat(status.firstDay()).isEqualTo(WallClock.TODAY);

        MarketDrive.until(market, WallClock.NOW);

        PacedClock clock = market.getBean(PacedClock.class);
        assertThat(clock.instant()).isEqualTo(WallClock.NOW);
        assertThat(clock.await(WallClock.NOW.plus(Duration.ofSeconds(1)), 0)).isFalse();
        assertThat(clock.instant()).isEqualTo(WallClock.NOW);
        assertThat(market.getBean(Market.class).open(ZONE))
                .anySatisfy(session -> assertThat(session.gate()).isAfter(WallClock.NOW));
        assertThat(market.getBean(Market.class).trades(ZONE, midnight(WallClock.TODAY), WallClock.NOW))
                .isNotEmpty();
    }

    @Test
    void whereNoDataIsAtHandTheModelledDataIsPlayed() throws Exception {
        DataExport.write(ModelledData.of(ModelledData.SEED), folder.resolve("all"));
        SampleStore store = started("--data=" + folder.resolve("all")).getBean(SampleStore.class);
        SampleProperties nothingNamed =
                new SampleProperties(null, ModelledData.TIME_ZONE.getId(), "max", null, false, false, null, List.of());

        PlayedData played =
                new DataChoice(nothingNamed, store, InstantSource.system(), folder.resolve("absent")).choose();

        assertThat(played.source()).isEqualTo(SampleSource.MODELLED);
        assertThat(played.place()).isEmpty();
        assertThat(played.data()).isEqualTo(ModelledData.of(ModelledData.SEED));
    }

    /** A wall clock that stands, a little after midnight, so that not much of the day is to be made up for. */
    static class WallClock {

        static final LocalDate TODAY = LocalDate.of(2026, 3, 5);
        static final Instant NOW = midnight(TODAY).plus(Duration.ofMinutes(40));

        /** In the place of the machine's. */
        @Bean
        @Primary
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    private void assertRefused(String reason, String... options) {
        assertThatThrownBy(() -> started(options)).rootCause().hasMessageContaining(reason);
    }

    private ConfigurableApplicationContext started(String... options) {
        return started(Object.class, options);
    }

    private ConfigurableApplicationContext started(Class<?> more, String... options) {
        Stream<String> settings = Stream.of(
                "--speed=max",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--wattle.ledger.runs-market=false",
                "--wattle.ledger.secret-file=" + folder.resolve("instance.secret"));
        // Of an option that is given twice the last counts.
        ConfigurableApplicationContext context =
                MarketWithoutPages.start(Stream.concat(settings, Stream.of(options)), more);
        contexts.add(context);
        return context;
    }

    private static Instant newestBlock(ConfigurableApplicationContext market) {
        Ledger ledger = market.getBean(Ledger.class);
        return Stream.concat(ledger.main().stream(), ledger.zones().stream())
                .map(chain -> ledger.head(chain.id()).time())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ModelledData.TIME_ZONE).toInstant();
    }

    /** One zone of the modelled data, so that a day takes no minute. */
    private Path oneZone(int days) throws IOException {
        DataSet all = ModelledData.of(ModelledData.SEED, MONDAY, days);
        List<MeteringPoint> points =
                all.points().stream().filter(point -> point.zone().equals(ZONE)).toList();
        Map<String, PointSeries> series = new HashMap<>();
        points.forEach(point -> series.put(point.id(), all.of(point)));
        Path data = folder.resolve("days-" + days);
        DataExport.write(new DataSet(all.timeZone(), all.start(), points, series, all.tariff()), data);
        return data;
    }
}

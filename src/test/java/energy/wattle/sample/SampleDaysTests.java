package energy.wattle.sample;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.database.TestDatabase;
import energy.wattle.files.CommandProcess;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.settlement.SettledInterval;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.settlement.Statements;
import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** The day before the data and two days of it, played once through the whole application on a real database. */
@SpringBootTest(properties = {"wattle.sample.speed=max", "wattle.sample.validators=1"})
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleDaysTests {

    static final List<PlayedDaysRule> RULES = PlayedDaysRule.ALL;

    private static final Duration DAY_BEFORE = Duration.ofDays(1);
    private static final Duration DAYS = Duration.ofDays(2);

    /** Until the last interval's readings have come and are settled. */
    private static final Duration AFTERMATH = Duration.ofMinutes(10);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MarketClock clock;

    @TempDir
    Path folder;

    private Instant first = Instant.EPOCH;
    private Instant end = Instant.EPOCH;

    @BeforeAll
    void play() {
        first = clock.instant().plus(DAY_BEFORE);
        end = first.plus(DAYS);
        MarketDrive.until(context, end.plus(AFTERMATH));
    }

    @Test
    void everyHashSignatureLinkAndAnchorIsRight() {
        Audit.Report report = context.getBean(Audit.class).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.blocks()).isGreaterThan(1_000);
    }

    /** What the database holds of the two days, by rules of the issue that need no code of the market. */
    @ParameterizedTest
    @FieldSource("RULES")
    void theDaysKeepTheRule(PlayedDaysRule rule) {
        DSLContext sql = context.getBean(DSLContext.class);

        assertThat(rule.examined(sql, first, end)).as("what was looked at").isGreaterThan(1_000);
        assertThat(rule.broken(sql, first, end)).isEmpty();
    }

    @Test
    void everyIntervalIsSettledForGood() {
        List<Interval> intervals = Stream.iterate(
                        first, start -> start.isBefore(end), start -> start.plus(Interval.LENGTH))
                .map(Interval::new)
                .toList();

        assertThat(zones()).hasSize(3).allSatisfy(zone -> {
            List<SettledInterval> settled = context.getBean(Statements.class).intervals(zone, first, end);
            assertThat(settled).extracting(SettledInterval::interval).isEqualTo(intervals);
            assertThat(settled).extracting(SettledInterval::status).containsOnly(SettlementStatus.FINAL);
        });
    }

    @Test
    void replayGivesWhatTheDatabaseHolds() {
        JdbcConnectionDetails database = context.getBean(JdbcConnectionDetails.class);
        Path secret = Path.of(context.getEnvironment().getRequiredProperty("wattle.ledger.secret-file"));

        CommandProcess replay = CommandProcess.runLong(
                folder,
                WattleApplication.class,
                "replay",
                "--into=" + TestDatabase.fresh().url(),
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                "--wattle.ledger.secret-file=" + secret.toAbsolutePath());

        assertThat(replay.output())
                .as(String.join("\n", replay.errors()))
                .containsPattern("Executed [1-9]\\d{3,} blocks anew, compared [1-9]\\d{5,} rows\\.")
                .contains("The chains give exactly what the database holds.");
        assertThat(replay.status()).isZero();
    }

    @Test
    void aTradesProofHoldsOfflineAndNothingOfItCanBeChanged() throws Exception {
        for (TradingZoneId zone : zones()) {
            TradeProof proof = TradeProof.from(context, zone, first, end);
            proof.holdsWithoutTheInstance(folder);
            proof.failsAtTheStepOfWhateverIsChanged();
            proof.failsWithInventedValidators();
        }
    }

    private List<TradingZoneId> zones() {
        return context.getBean(Ledger.class).zones().stream()
                .map(MarketChain::name)
                .map(name -> new TradingZoneId(name.code()))
                .toList();
    }
}

package energy.wattle.sample;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Audit;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** The day before the data and two days of it, through the whole application on a real database. */
@SpringBootTest(properties = "wattle.sample.speed=max")
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleDaysTests {

    private static final Duration DAYS = Duration.ofDays(3);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Audit audit;

    @BeforeAll
    void play() {
        Instant start = clock.instant();
        MarketDrive.until(context, start.plus(DAYS));
    }

    @Test
    void everyHashSignatureAndLinkIsRight() {
        Audit.Report report = audit.run();
        assertThat(report.findings()).isEmpty();
        assertThat(report.blocks()).isGreaterThan(1_000);
    }
}

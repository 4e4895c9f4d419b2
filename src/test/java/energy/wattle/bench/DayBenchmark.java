package energy.wattle.bench;

import energy.wattle.WattleApplication;
import energy.wattle.database.TestDatabase;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A market day of all of the sample's zones, one validator per chain, as fast as it goes: declarations sealed, blocks
 * executed and stored, trades, readings, settlement, assessment, publications.
 */
public final class DayBenchmark {

    private static final Duration DAY = Duration.ofDays(1);

    private DayBenchmark() {}

    /** Seconds that the first day of the data takes; the day before it is played as a warm-up. */
    public static double seconds() {
        TestDatabase database = TestDatabase.fresh();
        SpringApplication application = new SpringApplication(WattleApplication.class);
        try (ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--vaadin.productionMode=true",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--wattle.ledger.secret-file=target/bench.secret",
                "--wattle.ledger.runs-market=false",
                "--wattle.sample.speed=max")) {
            Instant start = context.getBean(MarketClock.class).instant();
            MarketDrive.until(context, start.plus(DAY));
            long began = System.nanoTime();
            MarketDrive.until(context, start.plus(DAY).plus(DAY));
            return (System.nanoTime() - began) / 1e9;
        }
    }

    public static void main(String[] args) {
        System.out.println("a day took %.1f s".formatted(seconds()));
    }
}

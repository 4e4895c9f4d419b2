package energy.wattle.bench;

import com.sun.management.OperatingSystemMXBean;
import energy.wattle.WattleApplication;
import energy.wattle.database.TestDatabase;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A market day of all of the sample's zones, one validator per chain, as fast as it goes: declarations sealed, blocks
 * executed and stored, trades, readings, settlement, assessment, publications.
 */
public final class DayBenchmark {

    private static final Duration DAY = Duration.ofDays(1);

    private DayBenchmark() {}

    /**
     * What a day takes, seconds.
     *
     * @param wall on the clock
     * @param processor of this process on all cores; PostgreSQL's own comes on top
     */
    public record Times(double wall, double processor) {}

    /** The first day of the data; the day before it is played as a warm-up. */
    public static Times measure() {
        return playing("1", context -> {
            Instant start = context.getBean(MarketClock.class).instant();
            MarketDrive.until(context, start.plus(DAY));
            long began = System.nanoTime();
            long used = processorNanos();
            MarketDrive.until(context, start.plus(DAY).plus(DAY));
            return new Times((System.nanoTime() - began) / 1e9, (processorNanos() - used) / 1e9);
        });
    }

    /** Plays a day of the sample, and hands over the instance. */
    static <T> T afterADay(String validators, Function<ApplicationContext, T> measured) {
        return playing(validators, context -> {
            MarketDrive.until(
                    context, context.getBean(MarketClock.class).instant().plus(DAY));
            return measured.apply(context);
        });
    }

    private static <T> T playing(String validators, Function<ApplicationContext, T> measured) {
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
                "--wattle.sample.speed=max",
                "--wattle.sample.validators=" + validators)) {
            return measured.apply(context);
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    public static void main(String[] args) {
        Times times = measure();
        System.out.println("a day took %.1f s, %.1f s of processors".formatted(times.wall(), times.processor()));
    }
}

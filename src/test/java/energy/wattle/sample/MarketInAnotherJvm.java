package energy.wattle.sample;

import energy.wattle.ledger.PacedClock;
import energy.wattle.units.ParticipantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application on the data and the database of a folder, playing at full speed, until it is killed. Pages and REST
 * are left out: they take most of a start's time, and nothing that is accepted goes through anything but the facades
 * that {@link Outsider} calls.
 *
 * <p>Arguments: the folder; a seed, with which somebody outside declares and corrects readings until the end, or
 * nothing, where the market plays until every session of the last life is over, and ends.
 */
final class MarketInAnotherJvm {

    /** A day-ahead session is open for twelve hours, the others for less: all that are open now are over by then. */
    private static final Duration LAST_LIFE = Duration.ofHours(13);

    private MarketInAnotherJvm() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Journal journal = new Journal(folder.resolve("journal"));
        ConfigurableApplicationContext market = MarketWithoutPages.start(settings(folder).stream());
        BiddingAgentSwitches agents = market.getBean(BiddingAgentSwitches.class);
        Stream.of(Outsider.BUYER, Outsider.SELLER).map(ParticipantId::new).forEach(agents::switchOff);
        journal.note(Journal.READY);
        if (args.length > 1) {
            new Outsider(market, journal, new Random(Long.parseLong(args[1]))).start();
            Thread.currentThread().join();
        }
        PacedClock clock = market.getBean(PacedClock.class);
        Instant end = clock.instant().plus(LAST_LIFE);
        while (clock.instant().isBefore(end)) {
            Thread.sleep(Duration.ofMillis(50));
        }
        market.close();
        journal.note(Journal.DONE);
        System.exit(0);
    }

    /** Those of an instance that keeps everything in a folder; the folder may as well be another command's. */
    static List<String> settings(Path folder) {
        return List.of(
                "--data=" + folder.resolve("data"),
                "--speed=max",
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--wattle.database.directory=" + folder.resolve("postgresql"),
                "--wattle.database.programs=" + MarketJvm.PROGRAMS,
                "--wattle.ledger.secret-file=" + folder.resolve("instance.secret"));
    }
}

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
 * <p>Arguments: the folder; {@code outside} and a seed, with which somebody outside declares and corrects readings
 * until the end; or {@code play} and how long in market time, after which it ends.
 */
final class MarketInAnotherJvm {

    static final String OUTSIDE = "outside";
    static final String PLAY = "play";

    private MarketInAnotherJvm() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Journal journal = new Journal(folder.resolve("journal"));
        ConfigurableApplicationContext market = MarketWithoutPages.start(settings(folder).stream());
        BiddingAgentSwitches agents = market.getBean(BiddingAgentSwitches.class);
        Stream.of(Outsider.BUYER, Outsider.SELLER).map(ParticipantId::new).forEach(agents::switchOff);
        journal.note(Journal.READY);
        if (args[1].equals(OUTSIDE)) {
            new Outsider(market, journal, new Random(Long.parseLong(args[2]))).start();
            Thread.currentThread().join();
        }
        new Outsider(market, journal, new Random(0)).sendUnansweredAgain();
        PacedClock clock = market.getBean(PacedClock.class);
        Instant end = clock.instant().plus(Duration.parse(args[2]));
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
                "--validators=1",
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--wattle.database.directory=" + folder.resolve("postgresql"),
                "--wattle.database.programs=" + MarketJvm.PROGRAMS,
                "--wattle.ledger.secret-file=" + folder.resolve("instance.secret"));
    }
}

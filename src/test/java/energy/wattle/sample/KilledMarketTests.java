package energy.wattle.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.wattle.WattleApplication;
import energy.wattle.database.service.PostgresServer;
import energy.wattle.sample.core.RandomData;
import energy.wattle.sample.wire.DataExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application is killed at 30 random moments of a running day, some of them while it starts, sometimes with its
 * database, and started again each time. {@code -Dwattle.killed.seed=…} repeats the moments, not what they hit;
 * {@code -Dwattle.killed.lives=…} makes fewer or more of them.
 */
class KilledMarketTests {

    private static final int LIVES = Integer.getInteger("wattle.killed.lives", 30);
    private static final int DAYS = 60;

    /** Some sessions of each kind, and their readings. */
    private static final Duration REHEARSAL = Duration.ofHours(15);

    /** From the start of the process; what is longer than a start runs into the market's work. */
    private static final Duration LONGEST_START = Duration.ofSeconds(6);

    private static final Duration LONGEST_LIFE = Duration.ofSeconds(3);

    /** Moves of the chains' heads that a life has at least, so that the day goes on however slow the machine is. */
    private static final int MOVES = 12;

    /**
     * A day-ahead session is open for twelve hours, the others for less: all that are open at the last start are over.
     */
    private static final Duration LAST_LIFE = Duration.ofHours(13);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final long seed = Long.getLong("wattle.killed.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    private Journal journal = new Journal(Path.of(""));
    private MarketProgram program = new MarketProgram("", Path.of(""));

    @BeforeEach
    void bringDataAndRehearse() throws Exception {
        journal = new Journal(folder.resolve("journal"));
        DataExport.write(RandomData.days(DAYS, new Random(seed)), folder.resolve("data"));
        program = rehearsed();
    }

    @Test
    void nothingAcceptedIsLostNothingIsDoubledAndTheDayGoesOn() throws Exception {
        try (MarketJvm market = startForAWhile("morning")) {
            awaitNotes(Journal.READ, 1, market);
            market.kill();
        }
        Instant morning = lastBlock();
        for (int life = 1; life < LIVES; life++) {
            liveAndBeKilled(life);
        }
        Duration played = Duration.between(morning, lastBlock());
        playToTheEnd();

        assertThat(command("audit"))
                .as("seed %d", seed)
                .containsPattern("Checked [1-9]\\d* blocks")
                .contains("Everything is as it was stored.");
        assertThat(command("replay")).as("seed %d", seed).contains("The chains give exactly what the database holds.");
        try (PostgresServer server = PostgresServer.start(KilledMarketChecks.properties(folder))) {
            List<String> faults = new KilledMarketChecks(server, journal).faults();
            assertThat(faults).as("seed %d", seed).isEmpty();
        }
        assertThat(journal.lines(Journal.DECLARED)).as("seed %d", seed).hasSizeGreaterThan(LIVES);
        assertThat(journal.lines(Journal.READ)).as("seed %d", seed).hasSizeGreaterThan(LIVES);
        assertThat(played).as("seed %d", seed).isGreaterThan(Duration.ofMinutes(2L * LIVES));
    }

    private void liveAndBeKilled(int life) throws Exception {
        try (MarketJvm market = startForAWhile("life-" + life)) {
            if (random.nextInt(5) > 0) {
                awaitNotes(Journal.READY, notes(Journal.READY) + 1, market);
                int moves = notes(Journal.BLOCK) + random.nextInt(MOVES);
                market.let(upTo(LONGEST_LIFE));
                awaitNotes(Journal.BLOCK, moves, market);
            } else {
                market.let(upTo(LONGEST_START));
            }
            market.kill();
            if (random.nextInt(3) == 0) {
                market.killServer();
            }
        }
    }

    private void playToTheEnd() throws Exception {
        try (MarketJvm market = start(
                program.command(MarketInAnotherJvm.class),
                "last-life",
                MarketInAnotherJvm.PLAY,
                LAST_LIFE.toString())) {
            awaitNotes(Journal.DONE, 1, market);
            assertThat(market.end()).as(market.said()).isZero();
        }
    }

    /** One market day of its own, from which Java learns what the lives will load. */
    private MarketProgram rehearsed() throws Exception {
        MarketProgram program = MarketProgram.in(Files.createDirectory(folder.resolve("program")));
        Path stage = Files.createDirectory(folder.resolve("stage"));
        DataExport.write(RandomData.days(DAYS, new Random(seed)), stage.resolve("data"));
        List<String> arguments = List.of(stage.toString(), MarketInAnotherJvm.PLAY, REHEARSAL.toString());
        try (MarketJvm rehearsal =
                MarketJvm.start(stage, "rehearsal", with(program.rehearsal(MarketInAnotherJvm.class), arguments))) {
            assertThat(rehearsal.end()).as(rehearsal.said()).isZero();
        }
        return program;
    }

    private MarketJvm startForAWhile(String name) throws IOException {
        return start(
                program.shortLife(MarketInAnotherJvm.class),
                name,
                MarketInAnotherJvm.OUTSIDE,
                Long.toString(random.nextLong()));
    }

    private MarketJvm start(List<String> command, String name, String... arguments) throws IOException {
        List<String> all = with(List.of(folder.toString()), List.of(arguments));
        return MarketJvm.start(folder, name, with(command, all));
    }

    private String command(String name) throws Exception {
        List<String> settings = MarketInAnotherJvm.settings(folder).stream()
                .filter(setting -> setting.startsWith("--wattle."))
                .toList();
        List<String> arguments = with(List.of(name), settings);
        try (MarketJvm command =
                MarketJvm.start(folder, name, with(program.command(WattleApplication.class), arguments))) {
            assertThat(command.end()).as("seed %d: %s", seed, command.said()).isZero();
            return command.said();
        }
    }

    private static List<String> with(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private void awaitNotes(String kind, int count, MarketJvm market) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!market.process().isAlive() && notes(kind) < count) {
                        throw new AssertionError("seed %d: it ended by itself:%n%s".formatted(seed, market.said()));
                    }
                    return notes(kind) >= count;
                });
    }

    private int notes(String kind) throws IOException {
        return journal.lines(kind).size();
    }

    private Duration upTo(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis()));
    }

    private Instant lastBlock() throws IOException {
        return Instant.parse(journal.lines(Journal.BLOCK).getLast().get(4));
    }
}

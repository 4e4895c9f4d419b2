package energy.wattle.laboratory.wire;

import energy.wattle.laboratory.core.chain.TimeSpent;
import energy.wattle.laboratory.core.trial.Measured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The runs that are done, so that a sweep that was stopped goes on where it was. A line per run: what it is a function
 * of, a tab, and its numbers. A line that was cut off counts for nothing.
 */
final class Journal {

    private static final int NUMBERS = 16;
    private static final String END = ";";

    private final Optional<Path> file;
    private final Map<String, List<Measured>> done = new HashMap<>();

    private Journal(Optional<Path> file) {
        this.file = file;
    }

    /** Nothing is kept. */
    static Journal none() {
        return new Journal(Optional.empty());
    }

    /** @throws UncheckedIOException if the file cannot be read */
    static Journal in(Path file) {
        Journal journal = new Journal(Optional.of(file));
        if (Files.exists(file)) {
            try {
                Files.readAllLines(file, StandardCharsets.UTF_8).forEach(journal::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return journal;
    }

    Optional<List<Measured>> of(String key) {
        return Optional.ofNullable(done.get(key));
    }

    void add(String key, List<Measured> results) {
        done.put(key, results);
        if (file.isPresent()) {
            StringBuilder line = new StringBuilder(key).append('\t');
            results.forEach(result -> line.append(written(result)).append(END));
            try {
                Files.writeString(
                        file.get(),
                        line.append('\n'),
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void read(String line) {
        int tab = line.indexOf('\t');
        if (tab < 0 || !line.endsWith(END)) {
            return;
        }
        List<Measured> results = new ArrayList<>();
        for (String one : line.substring(tab + 1, line.length() - 1).split(END, -1)) {
            long[] numbers = Arrays.stream(one.split(" ", -1))
                    .map(Journal::number)
                    .filter(OptionalLong::isPresent)
                    .mapToLong(OptionalLong::getAsLong)
                    .toArray();
            if (numbers.length != NUMBERS) {
                return;
            }
            results.add(read(numbers));
        }
        done.put(line.substring(0, tab), List.copyOf(results));
    }

    private static OptionalLong number(String text) {
        return text.matches("-?\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static String written(Measured of) {
        TimeSpent spent = of.spent();
        long[] numbers = {
            of.round(),
            of.isComplete() ? 1 : 0,
            of.time(),
            of.subTime(),
            spent.election(),
            spent.propose(),
            spent.verify(),
            spent.schedule(),
            spent.badDelegate(),
            of.otherTier(),
            of.transactions(),
            of.bytes(),
            of.missed(),
            of.excluded(),
            of.forks(),
            of.recovery()
        };
        StringBuilder text = new StringBuilder();
        for (long number : numbers) {
            text.append(text.isEmpty() ? "" : " ").append(number);
        }
        return text.toString();
    }

    private static Measured read(long... of) {
        int at = 0;
        return new Measured(
                (int) of[at++],
                of[at++] == 1,
                of[at++],
                of[at++],
                new TimeSpent(of[at++], of[at++], of[at++], of[at++], of[at++]),
                of[at++],
                of[at++],
                of[at++],
                of[at++],
                of[at++],
                of[at++],
                of[at]);
    }
}

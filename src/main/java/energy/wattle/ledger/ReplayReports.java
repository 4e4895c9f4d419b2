package energy.wattle.ledger;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What came of a replay as a file, from the process that has run it to the one that wants to know. */
public final class ReplayReports {

    private static final int MOST_PARTS = 5;

    private ReplayReports() {}

    public static void write(Replay.Report report, Path file) throws IOException {
        Properties values = new Properties();
        values.setProperty("blocks", String.valueOf(report.blocks()));
        values.setProperty("rows", String.valueOf(report.rows()));
        report.difference().ifPresent(found -> {
            values.setProperty("kind", found.kind().name());
            IntStream.range(0, found.parts().size())
                    .forEach(i -> values.setProperty("part." + i, found.parts().get(i)));
        });
        try (Writer writer = Files.newBufferedWriter(file)) {
            values.store(writer, null);
        }
    }

    /** @throws IOException if it is not there, or not one */
    public static Replay.Report read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
            return new Replay.Report(
                    Long.parseLong(values.getProperty("blocks", "")),
                    Long.parseLong(values.getProperty("rows", "")),
                    Optional.ofNullable(values.getProperty("kind"))
                            .map(kind -> new Replay.Difference(Replay.Kind.valueOf(kind), parts(values))));
        } catch (IllegalArgumentException e) {
            throw new IOException("%s holds no report of a replay".formatted(file), e);
        }
    }

    private static List<String> parts(Properties values) {
        return IntStream.range(0, MOST_PARTS)
                .mapToObj(i -> values.getProperty("part." + i))
                .flatMap(Stream::ofNullable)
                .toList();
    }
}

package energy.wattle.sample.service;

import energy.wattle.files.BadInputException;
import energy.wattle.ledger.Bytes;
import energy.wattle.sample.SampleSource;
import energy.wattle.sample.core.DataDigest;
import energy.wattle.sample.core.DataSet;
import energy.wattle.sample.store.SampleStore;
import energy.wattle.sample.store.SampleStore.Played;
import energy.wattle.sample.wire.DataFolder;
import energy.wattle.units.MarketDay;
import energy.wattle.units.TradingZoneId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the data that is to be played, and sees to it that later starts play the same. */
final class DataChoice {

    private static final Logger log = LoggerFactory.getLogger(DataChoice.class);

    private static final Path SHARED = Path.of("..", "shared", "data");
    private static final String FRESH =
            "Start as before, or with --fresh to throw away the sample's chains and data and begin anew.";

    private final SampleProperties properties;
    private final SampleStore store;
    private final InstantSource system;
    private final Path shared;

    DataChoice(SampleProperties properties, SampleStore store, InstantSource system) {
        this(properties, store, system, SHARED);
    }

    DataChoice(SampleProperties properties, SampleStore store, InstantSource system, Path shared) {
        this.properties = properties;
        this.store = store;
        this.system = system;
        this.shared = shared;
    }

    private record Found(DataSet data, SampleSource source, Optional<String> place) {}

    /** @throws SampleStartException if it cannot be played, or is not what was played before */
    PlayedData choose() {
        Found found = find();
        Bytes digest = DataDigest.of(found.data());
        Optional<Played> before = store.played();
        before.ifPresent(played -> checkSame(played, digest));
        Played played = before.orElseGet(() -> first(found.data(), digest));
        DataSet data = zones(found.data())
                .from(new MarketDay(played.firstDay(), found.data().timeZone()))
                .startingAt(played.start());
        if (before.isEmpty()) {
            store.play(played);
        }
        log.info(
                "The sample plays {} of {}, {} to {}",
                played.isRealTime() ? "in real time the data" : "the data",
                found.place().orElse("the modelled data set, which nobody measured"),
                data.firstDay().date(),
                data.lastDay().date());
        return PlayedData.of(data, found.source(), found.place(), played.isRealTime(), played.doAllVote());
    }

    private DataSet zones(DataSet all) {
        List<String> asked = properties.zones();
        List<TradingZoneId> there = all.zones();
        asked.stream()
                .filter(zone -> there.stream().noneMatch(one -> one.code().equals(zone)))
                .findFirst()
                .ifPresent(zone -> {
                    throw new SampleStartException(
                            "wattle.sample.zones: '%s' is no zone of the data".formatted(zone),
                            "The data has %s; name some of them, or none for all.".formatted(there));
                });
        return asked.isEmpty() ? all : all.of(zone -> asked.contains(zone.code()));
    }

    private Found find() {
        if (properties.folder().isPresent()) {
            return read(Path.of(properties.folder().get()), SampleSource.NAMED);
        }
        return DataFolder.isThere(shared)
                ? read(shared, SampleSource.SHARED)
                : new Found(ModelledData.of(ModelledData.SEED), SampleSource.MODELLED, Optional.empty());
    }

    private Found read(Path folder, SampleSource source) {
        try {
            return new Found(
                    DataFolder.read(folder, properties.zone()),
                    source,
                    Optional.of(folder.toAbsolutePath().normalize().toString()));
        } catch (BadInputException e) {
            throw new SampleStartException(
                    "The sample's data in %s cannot be played:%n%s".formatted(folder, e.getMessage()),
                    "Mend the files (docs/guides/sample-data.md describes them), or name another folder with --data.");
        }
    }

    private Played first(DataSet data, Bytes digest) {
        LocalDate firstDay = properties.firstDay().orElse(data.firstDay().date());
        if (firstDay.isBefore(data.firstDay().date())
                || firstDay.isAfter(data.lastDay().date())) {
            throw new SampleStartException(
                    "--from %s is outside the data, which goes from %s to %s"
                            .formatted(
                                    firstDay,
                                    data.firstDay().date(),
                                    data.lastDay().date()),
                    "Name one of these days, or leave --from out.");
        }
        MarketDay day = new MarketDay(firstDay, data.timeZone());
        Instant start = properties.realTime()
                ? MarketDay.of(system.instant(), data.timeZone()).start()
                : day.start();
        return new Played(
                digest,
                firstDay,
                start,
                properties.realTime(),
                properties.doAllVote().orElse(true));
    }

    private void checkSame(Played before, Bytes digest) {
        if (!before.digest().equals(digest)) {
            throw new SampleStartException("The market in this database was played with other data", FRESH);
        }
        properties.firstDay().filter(asked -> !asked.equals(before.firstDay())).ifPresent(asked -> {
            throw new SampleStartException(
                    "--from %s: the market in this database began with %s, and time does not go back"
                            .formatted(asked, before.firstDay()),
                    FRESH);
        });
        properties.doAllVote().filter(asked -> asked != before.doAllVote()).ifPresent(asked -> {
            throw new SampleStartException(
                    before.doAllVote()
                            ? "--validators 1: in the market of this database every participant's node votes"
                            : "--validators all: the chains in this database have one validator each",
                    FRESH);
        });
        if (properties.realTime() != before.isRealTime()) {
            throw new SampleStartException(
                    before.isRealTime()
                            ? "The market in this database follows the wall clock, and --real-time is missing"
                            : "The market in this database does not follow the wall clock, as --real-time asks",
                    FRESH);
        }
    }
}

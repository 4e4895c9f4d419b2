package energy.wattle.metering.core;

import static energy.wattle.metering.core.MeteredZone.ANNE;
import static energy.wattle.metering.core.MeteredZone.BERT;
import static energy.wattle.metering.core.MeteredZone.OPERATOR;
import static energy.wattle.metering.core.MeteredZone.quarter;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Hash;
import energy.wattle.metering.MeterRecord;
import energy.wattle.metering.MeterRecord.Row;
import energy.wattle.metering.MeteringState;
import energy.wattle.metering.RecordName;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract against a naive twin that keeps every reading in force in a map, over random records. */
class RandomReadingsTest {

    private static final int QUARTERS = 3;
    private static final int RECORDS = 120;

    private record Standing(long value, RecordName record) {}

    private final MeteredZone zone = new MeteredZone();
    private final Map<String, Standing> naive = new HashMap<>();
    private final TreeSet<Interval> touched = new TreeSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void readingsInForceAreThoseOfTheNaiveTwin(long seed) {
        Random random = new Random(seed);
        zone.block(QUARTERS);
        for (int i = 0; i < RECORDS; i++) {
            List<Row> rows = rows(random);
            Hash record = zone.send(OPERATOR, rows.toArray(Row[]::new));
            zone.after(Duration.ofMillis(1));
            Optional<String> expected = takeNaively(rows, zone.name(record));

            assertThat(zone.chain.voidReason(record))
                    .as("seed %d, record %d", seed, i)
                    .isEqualTo(expected);
            assertThat(MeteringState.readInThisBlock(zone.chain.state(), zone.chain.height()))
                    .as("seed %d, record %d", seed, i)
                    .containsExactlyElementsOf(touched);
        }
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            Map<ParticipantId, WattHours> inForce = new HashMap<>();
            for (ParticipantId participant : List.of(ANNE, BERT)) {
                Optional.ofNullable(naive.get(place(participant, quarter(quarter))))
                        .ifPresent(standing -> inForce.put(participant, new WattHours(standing.value())));
            }
            assertThat(MeteringState.readings(zone.chain.state(), quarter(quarter)))
                    .as("seed %d", seed)
                    .isEqualTo(inForce);
        }
    }

    private List<Row> rows(Random random) {
        TreeMap<String, Row> rows = new TreeMap<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            ParticipantId participant = random.nextBoolean() ? ANNE : BERT;
            Interval interval = quarter(random.nextInt(QUARTERS));
            Standing standing = naive.get(place(participant, interval));
            Optional<RecordName> named = standing == null || random.nextInt(5) == 0
                    ? naive.values().stream().map(Standing::record).findFirst().filter(any -> random.nextBoolean())
                    : random.nextInt(4) == 0 ? Optional.empty() : Optional.of(standing.record());
            rows.put(
                    place(participant, interval),
                    new Row(participant, interval, new WattHours(random.nextInt(4) - 1), named));
        }
        return List.copyOf(rows.values());
    }

    private Optional<String> takeNaively(List<Row> rows, RecordName record) {
        Map<String, Standing> taken = new HashMap<>();
        TreeSet<Interval> changed = new TreeSet<>();
        touched.clear();
        for (Row row : new MeterRecord(rows).readings()) {
            Standing standing = naive.get(place(row.participant(), row.interval()));
            boolean same =
                    standing != null && standing.value() == row.netExport().value();
            if (same) {
                continue;
            }
            if (row.replaces().isPresent()
                    && (standing == null
                            || !standing.record().equals(row.replaces().get()))) {
                return Optional.of("CORRECTION_STALE");
            }
            if (row.replaces().isEmpty() && standing != null) {
                return Optional.of("READING_STANDS");
            }
            taken.put(
                    place(row.participant(), row.interval()),
                    new Standing(row.netExport().value(), record));
            changed.add(row.interval());
        }
        naive.putAll(taken);
        touched.addAll(changed);
        return Optional.empty();
    }

    private static String place(ParticipantId participant, Interval interval) {
        return interval + "/" + participant;
    }
}

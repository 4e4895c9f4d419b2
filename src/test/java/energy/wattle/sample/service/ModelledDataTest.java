package energy.wattle.sample.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.sample.core.DataSet;
import energy.wattle.sample.core.MeteringPoint;
import energy.wattle.sample.core.ParticipantPlan;
import energy.wattle.sample.core.PointKind;
import energy.wattle.sample.core.PointSeries;
import energy.wattle.sample.core.Series;
import energy.wattle.sample.wire.DataExport;
import energy.wattle.sample.wire.DataFolder;
import energy.wattle.units.TradingZoneId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data set that the project makes itself is the same everywhere, and looks like measurements. */
class ModelledDataTest {

    private static final DataSet DATA = ModelledData.of(ModelledData.SEED);
    private static final int PER_DAY = 96;

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherGivesOthers(@TempDir Path folder) throws IOException {
        DataExport.write(DATA, folder.resolve("first"));
        DataExport.write(ModelledData.of(ModelledData.SEED), folder.resolve("again"));
        DataExport.write(ModelledData.of(1), folder.resolve("other"));
        for (String file : new String[] {"points.csv", "actual_wh.csv", "prices_eur_per_kwh.csv"}) {
            assertThat(folder.resolve("again").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
        }
        assertThat(Files.mismatch(folder.resolve("first/actual_wh.csv"), folder.resolve("other/actual_wh.csv")))
                .isNotNegative();
    }

    @Test
    void itIsReadBackFromItsFilesAsItWas(@TempDir Path folder) throws IOException {
        DataExport.write(DATA, folder);
        assertThat(DataFolder.read(folder, ModelledData.TIME_ZONE)).isEqualTo(DATA);
    }

    @Test
    void itHasFourteenDaysOfThreeZonesWithSixteenMeasuredParticipantsEach() {
        assertThat(DATA.length()).isEqualTo(14 * PER_DAY);
        assertThat(DATA.zones()).extracting(TradingZoneId::code).containsExactly("Z1", "Z2", "Z3");
        assertThat(ParticipantPlan.of(DATA)).hasSize(3 * (16 + 2) + 2);
    }

    @Test
    void theSunDoesNotShineAtNightAndShinesBestAroundNoon() {
        for (MeteringPoint point : DATA.points()) {
            if (point.kind() == PointKind.PHOTOVOLTAIC) {
                Series actual = DATA.of(point).actual();
                assertThat(mean(actual, 0, 4)).as(point.id()).isZero();
                assertThat(mean(actual, 12, 14)).isGreaterThan(2 * mean(actual, 6, 8));
                assertThat(IntStream.range(0, actual.length())
                                .mapToLong(actual::at)
                                .max()
                                .orElseThrow())
                        .isBetween(
                                point.installed().perInterval().value() / 2,
                                point.installed().perInterval().value());
            }
        }
    }

    @Test
    void homesUseMostInTheEveningAndLeastAtNight() {
        for (MeteringPoint point : DATA.points()) {
            if (point.kind() == PointKind.LOAD) {
                Series actual = DATA.of(point).actual();
                assertThat(mean(actual, 18, 21)).as(point.id()).isGreaterThan(1.3 * mean(actual, 1, 4));
                double perDay = mean(actual, 0, 24) * PER_DAY / 1_000;
                assertThat(perDay).as("kWh a day").isBetween(4.0, 30.0);
            }
        }
    }

    @Test
    void theWindOfAQuarterHourIsMuchLikeThatOfTheOneBefore() {
        for (MeteringPoint point : DATA.points()) {
            if (point.kind() == PointKind.WIND) {
                Series actual = DATA.of(point).actual();
                long step = 0;
                long apart = 0;
                for (int i = PER_DAY; i < actual.length(); i++) {
                    step += Math.abs(actual.at(i) - actual.at(i - 1));
                    apart += Math.abs(actual.at(i) - actual.at(i - PER_DAY));
                }
                assertThat(step * 2).as(point.id()).isLessThan(apart);
            }
        }
    }

    @Test
    void forecastsAreBetterTheLaterTheyAreMade() {
        for (PointKind kind : PointKind.values()) {
            double dayAhead = error(kind, PointSeries::dayAhead);
            double intraday = error(kind, PointSeries::intraday);
            assertThat(intraday).as("%s", kind).isLessThan(dayAhead);
            assertThat(dayAhead).as("%s", kind).isBetween(0.1, 0.9);
        }
    }

    /** A data set of more days has the same first days: what is forecast for them cannot come from later ones. */
    @Test
    void whatComesLaterChangesNothingBefore() {
        DataSet longer = ModelledData.of(5, LocalDate.of(2024, 6, 3), 6);
        DataSet shorter = ModelledData.of(5, LocalDate.of(2024, 6, 3), 3);
        for (MeteringPoint point : shorter.points()) {
            for (int i = 0; i < shorter.length(); i++) {
                assertThat(longer.of(point).actual().at(i))
                        .isEqualTo(shorter.of(point).actual().at(i));
                assertThat(longer.of(point).dayAhead().at(i))
                        .isEqualTo(shorter.of(point).dayAhead().at(i));
                assertThat(longer.of(point).intraday().at(i))
                        .isEqualTo(shorter.of(point).intraday().at(i));
            }
        }
    }

    @Test
    void theGridTakesMoreThanItPaysAndLeastAtNoon() {
        Series purchase = DATA.tariff().purchase();
        Series feedIn = DATA.tariff().feedIn();
        assertThat(IntStream.range(0, DATA.length())).allMatch(i -> purchase.at(i) > feedIn.at(i));
        assertThat(mean(purchase, 12, 14)).isLessThan(0.8 * mean(purchase, 19, 21));
    }

    private static double error(PointKind kind, Function<PointSeries, Series> forecast) {
        long off = 0;
        long all = 0;
        for (MeteringPoint point : DATA.points()) {
            if (point.kind() == kind) {
                Series actual = DATA.of(point).actual();
                Series expected = forecast.apply(DATA.of(point));
                for (int i = 0; i < actual.length(); i++) {
                    off += Math.abs(actual.at(i) - expected.at(i));
                    all += actual.at(i);
                }
            }
        }
        return (double) off / all;
    }

    /** Of all days, from one hour to another. */
    private static double mean(Series series, int from, int to) {
        return IntStream.range(0, series.length())
                .filter(i -> i % PER_DAY >= from * 4 && i % PER_DAY < to * 4)
                .mapToLong(series::at)
                .average()
                .orElseThrow();
    }
}

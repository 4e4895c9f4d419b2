package energy.wattle.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Market rules, Quantities: a market day is the zone's local day. */
class MarketDayTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2024-03-30,Europe/Berlin,96",
        "2024-03-31,Europe/Berlin,92",
        "2024-10-27,Europe/Berlin,100",
        "2024-10-27,Asia/Shanghai,96",
        "2024-04-07,Australia/Lord_Howe,98",
        "2011-12-30,Pacific/Apia,0"
    })
    void aDayHasAsManyIntervalsAsItsZonesClockGivesIt(LocalDate date, ZoneId zone, int count) {
        MarketDay day = new MarketDay(date, zone);

        assertThat(day.intervals())
                .hasSize(count)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(day::contains);
    }

    @Test
    void daysFollowEachOtherWithoutGapOrOverlap() {
        MarketDay day = new MarketDay(LocalDate.parse("2024-01-01"), BERLIN);
        for (int i = 0; i < 366; i++) {
            MarketDay next = day.next();
            assertThat(day.end()).as("%s", day).isEqualTo(next.start());
            assertThat(next.previous()).isEqualTo(day);
            assertThat(MarketDay.of(day.end().minusNanos(1), BERLIN)).isEqualTo(day);
            assertThat(MarketDay.of(day.end(), BERLIN)).isEqualTo(next);
            day = next;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31,00:00,2024-03-30T23:00:00Z",
        "2024-03-31,01:59,2024-03-31T00:59:00Z",
        "2024-03-31,02:30,2024-03-31T01:00:00Z",
        "2024-03-31,03:00,2024-03-31T01:00:00Z",
        "2024-03-31,12:00,2024-03-31T10:00:00Z",
        "2024-10-27,02:30,2024-10-27T00:30:00Z",
        "2024-10-27,03:00,2024-10-27T02:00:00Z",
        "2024-10-27,12:00,2024-10-27T11:00:00Z"
    })
    void aLocalTimeIsTheFirstInstantAtWhichTheClockShowsItOrALaterOne(LocalDate date, LocalTime time, Instant instant) {
        assertThat(new MarketDay(date, BERLIN).at(time)).isEqualTo(instant);
    }

    @Test
    void aZoneWhoseDaysBeginOffTheQuarterHourIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new MarketDay(LocalDate.parse("2024-06-03"), ZoneId.of("+08:05")))
                .withMessageContaining("off the quarter hour");
    }

    @Test
    void aCapacityOfWattsIsAQuarterOfItInWattHoursOfAnInterval() {
        assertThat(Watts.ofKilowatts("5.5").perInterval()).hasToString("1.375");
        assertThat(new Watts(7).perInterval()).isEqualTo(new WattHours(1));
        assertThat(new Watts(2).plus(new Watts(3))).isEqualTo(new Watts(5)).hasToString("0.005");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Watts(-1));
    }
}

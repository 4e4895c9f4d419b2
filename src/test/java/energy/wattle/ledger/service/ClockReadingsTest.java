package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is made of a neighbour's answers about its clock; all in milliseconds. */
class ClockReadingsTest {

    private final ClockReadings readings = new ClockReadings();

    @Test
    void oneAnswerIsNotBelieved() {
        readings.add(1_000_005, true, 0, 10);
        assertThat(readings.lead()).isEmpty();
        readings.add(1_001_005, true, 1_000, 1_010);
        assertThat(readings.lead()).contains(1_000_000L);
    }

    @Test
    void theAnswerWithTheShortestWayCounts() {
        readings.add(1_000_000 + 90, true, 0, 100); // it was late on the way there
        readings.add(1_000_000 + 1_001, true, 1_000, 1_002);
        readings.add(1_000_000 + 2_010, true, 2_000, 2_100); // and here on the way back
        assertThat(readings.lead()).contains(1_000_000L);
    }

    @Test
    void whatAClockSaidBeforeItWasSetIsForgotten() {
        readings.add(1_000_005, true, 0, 10);
        readings.add(1_001_005, true, 1_000, 1_010);
        readings.add(1_602_005, true, 2_000, 2_010);
        assertThat(readings.lead()).as("one answer is not believed").isEmpty();
        readings.add(1_603_005, true, 3_000, 3_010);
        assertThat(readings.lead()).contains(1_600_000L);
    }

    @Test
    void whoFallsSilentHasNoSay() {
        assertThat(readings.isStale(0, 100)).isTrue();
        readings.add(5, true, 0, 10);
        assertThat(readings.isStale(110, 100)).isFalse();
        assertThat(readings.isStale(111, 100)).isTrue();
    }
}

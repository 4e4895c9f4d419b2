package energy.wattle.sample.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.membership.Members;
import energy.wattle.metering.Metering;
import energy.wattle.sample.SampleControl;
import energy.wattle.sample.SampleSource;
import energy.wattle.sample.core.SampleParticipant;
import energy.wattle.sample.store.SampleStore;
import energy.wattle.sample.wire.DataExport;
import energy.wattle.settlement.ContractKind;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.SettlementTerms;
import energy.wattle.trading.Market;
import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A modelled day, and the day before it, through the whole application on a real database, as fast as it goes. */
@SpringBootTest(properties = "wattle.sample.speed=max")
@OnTestDatabase
class SampleDayTests {

    private static final int MEMBERS_OF_A_ZONE = 18;

    @Autowired
    private SampleControl control;

    @Autowired
    private PlayedData played;

    @Autowired
    private Market market;

    @Autowired
    private Metering metering;

    @Autowired
    private Members members;

    @Autowired
    private SettlementTerms terms;

    @Autowired
    private SampleStore store;

    @Autowired
    @Qualifier("marketLoop")
    private SmartLifecycle loop;

    @BeforeEach
    void playTheDay() {
        loop.start();
        await().atMost(Duration.ofMinutes(15)).until(() -> control.status().isEnded());
    }

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void itSetsTheMarketUpTradesMetersAndStopsByItself() {
        assertThat(control.status().source()).isEqualTo(SampleSource.NAMED);
        List<Interval> day = played.data().firstDay().intervals();
        for (TradingZoneId zone : played.data().zones()) {
            assertThat(members.participants(zone))
                    .hasSize(MEMBERS_OF_A_ZONE)
                    .allMatch(member -> !member.qualifications().isEmpty());
            assertThat(day).allMatch(interval -> !market.trades(zone, interval).isEmpty());
            assertThat(terms.gridPrices(
                            zone, played.data().start(), played.data().end()))
                    .hasSize(day.size());
        }
        assertThat(played.data().zones().stream()
                        .map(zone -> terms.contracts(zone).getFirst())
                        .map(ContractVersion::kind))
                .containsExactly(ContractKind.SPREAD, ContractKind.NEGOTIATED, ContractKind.ASSIGNED);
        for (SampleParticipant participant : played.participants()) {
            assertThat(day)
                    .as("readings of %s", participant.id())
                    .allMatch(interval ->
                            metering.reading(participant.id(), interval).isPresent());
            switch (participant.behaviour()) {
                case SampleParticipant.Measured measured -> {}
                case SampleParticipant.Turbine turbine -> metersItsSchedule(participant, day);
                case SampleParticipant.Storage storage -> {
                    metersItsScheduleOrLess(participant, day);
                    assertThat(store.charge(participant.id()))
                            .hasValueSatisfying(charge -> assertThat(charge.wattHours())
                                    .isBetween(0L, storage.unit().capacity()));
                }
            }
        }
    }

    private void metersItsSchedule(SampleParticipant participant, List<Interval> day) {
        assertThat(day).allMatch(interval -> reading(participant, interval).equals(scheduled(participant, interval)));
        assertThat(day).anyMatch(interval -> reading(participant, interval).isPositive());
    }

    private void metersItsScheduleOrLess(SampleParticipant participant, List<Interval> day) {
        assertThat(day)
                .allMatch(interval -> Math.abs(reading(participant, interval).value())
                        <= Math.abs(scheduled(participant, interval).value()));
        assertThat(day).anyMatch(interval -> reading(participant, interval).isPositive());
        assertThat(day).anyMatch(interval -> reading(participant, interval).value() < 0);
    }

    private WattHours reading(SampleParticipant participant, Interval interval) {
        return metering.reading(participant.id(), interval).orElseThrow();
    }

    private WattHours scheduled(SampleParticipant participant, Interval interval) {
        return market.position(participant.id(), interval).net();
    }

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry registry) {
        Path folder = modelledDay();
        registry.add("wattle.sample.data", folder::toString);
        registry.add("wattle.ledger.secret-file", () -> folder.resolve("instance.secret"));
    }

    private static Path modelledDay() {
        try {
            Path folder = Files.createTempDirectory("sample-day");
            DataExport.write(ModelledData.of(7, LocalDate.of(2024, 6, 3), 1), folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

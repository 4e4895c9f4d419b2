package energy.wattle.sample.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.membership.Members;
import energy.wattle.metering.Metering;
import energy.wattle.sample.SampleControl;
import energy.wattle.sample.SampleSource;
import energy.wattle.sample.SampleStatus;
import energy.wattle.sample.store.SampleStore;
import energy.wattle.sample.wire.DataExport;
import energy.wattle.settlement.SettlementTerms;
import energy.wattle.trading.Market;
import energy.wattle.units.TradingZoneId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two modelled days through the whole application on a real database, as fast as it goes. */
@SpringBootTest(properties = {"wattle.sample.speed=max", "wattle.ledger.secret-file=target/sample-day.secret"})
@OnTestDatabase
class SampleDayTests {

    private static final Path FOLDER = temporary();

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

    @Test
    void itPlaysItselfToTheEndOfTheData() throws InterruptedException {
        for (int i = 0; i < 100 && !control.status().isEnded(); i++) {
            Thread.sleep(1000);
            System.out.println(control.status().marketTime());
        }
        SampleStatus status = control.status();
        assertThat(status.source()).isEqualTo(SampleSource.NAMED);
        for (TradingZoneId zone : played.data().zones()) {
            assertThat(members.participants(zone)).hasSize(18);
            System.out.println(zone + " trades "
                    + market.trades(zone, played.data().start(), played.data().end())
                            .size());
        }
    }

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry registry) {
        registry.add("wattle.sample.data", FOLDER::toString);
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("sample-day");
            DataExport.write(ModelledData.of(7, LocalDate.of(2024, 6, 3), 1), folder);
            return folder;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

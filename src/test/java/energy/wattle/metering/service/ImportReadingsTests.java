package energy.wattle.metering.service;

import static energy.wattle.metering.service.MeteredMarket.ANNE;
import static energy.wattle.metering.service.MeteredMarket.Steps.interval;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.files.CommandProcess;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterToken.Use;
import energy.wattle.metering.MeterTokens;
import energy.wattle.metering.MeterTokens.Issue.Issued;
import energy.wattle.metering.Metering;
import energy.wattle.metering.wire.ImportReadingsCommand;
import energy.wattle.units.WattHours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** {@code ./wattle import-readings} as a process, against a real server over real chains. */
@SpringBootTest(
        classes = {WattleApplication.class, MeteredMarket.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "wattle.sample.enabled=false",
            "vaadin.productionMode=true", // without pages of its own, which the build makes
            "wattle.membership.administrator.username=ada",
            "wattle.membership.administrator.password=the first of them",
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/import-test.secret"
        })
@OnTestDatabase
@DirtiesContext
class ImportReadingsTests {

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private MeteredMarket.Steps market;

    @Autowired
    private MeterTokens tokens;

    @Autowired
    private Metering metering;

    @BeforeEach
    void begin() throws IOException {
        market.begin();
        Issued issued = (Issued) tokens.issue("import", new MeterScope.OfMeter(ANNE), Set.of(Use.READINGS));
        Files.writeString(folder.resolve("token"), issued.secret() + "\n");
    }

    @Test
    void filesAreTakenOnceAndWhatIsWrongWithOneIsTold() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("readings.csv"), MeterClient.HEADER + row(0, "1.250") + row(1, "-0.5"));
        Path json = Files.writeString(folder.resolve("readings.JSON"), """
                [{"interval_start": "%s", "participant_id": "anne", "net_export_kwh": 2}]""".formatted(interval(2)));
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), MeterClient.HEADER + row(3, "1") + row(4, "1;5"));

        CommandProcess first = send(csv, json, wrong);
        CommandProcess again = send(csv, json);
        market.settle();

        assertThat(first.output().lines())
                .containsExactly(csv + ": 2 taken, 0 known before", json + ": 1 taken, 0 known before");
        assertThat(first.errors()).hasSize(2);
        assertThat(first.errors().getFirst()).startsWith(wrong + ": nothing was taken (422): ");
        assertThat(first.errors().getLast()).startsWith(wrong + ":3: net_export_kwh: '1;5' ");
        assertThat(first.status()).isEqualTo(1);
        assertThat(again.output()).contains("readings.csv: 0 taken, 2 known before");
        assertThat(again.status()).isZero();
        assertThat(metering.reading(ANNE, interval(1))).contains(new WattHours(-500));
        assertThat(metering.reading(ANNE, interval(2))).contains(new WattHours(2_000));
        assertThat(metering.reading(ANNE, interval(3))).isEmpty();
    }

    @Test
    void aTokenThatIsNotInForceIsTold() throws IOException {
        Files.writeString(folder.resolve("token"), "wattle-meter-guessed");
        Path csv = Files.writeString(folder.resolve("readings.csv"), MeterClient.HEADER + row(0, "1"));

        CommandProcess refused = send(csv);

        assertThat(refused.errors()).singleElement().asString().startsWith(csv + ": nothing was taken (401): ");
        assertThat(refused.status()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReachedIsToldWithAWayOn() throws IOException {
        Path csv = Files.writeString(folder.resolve("readings.csv"), MeterClient.HEADER + row(0, "1"));
        Path text = Files.writeString(folder.resolve("readings.txt"), "");

        CommandProcess noServer = run("--url", "http://127.0.0.1:1", csv.toString());
        CommandProcess noAddress = run("--url", "wattle.example", csv.toString());
        CommandProcess noFile = send(folder.resolve("missing.csv"), text);
        Files.delete(folder.resolve("token"));
        CommandProcess noToken = send(csv);

        assertThat(noServer.errors()).singleElement().asString().contains("does not answer", "check --url");
        assertThat(noAddress.errors()).singleElement().asString().contains("https://wattle.example");
        assertThat(noFile.errors()).hasSize(2);
        assertThat(noFile.errors().getFirst()).contains("missing.csv: it cannot be read");
        assertThat(noFile.errors().getLast()).contains("must end in .csv or .json");
        assertThat(noToken.errors()).singleElement().asString().contains("--token-file", "cannot be read");
        assertThat(Stream.of(noServer, noAddress, noFile, noToken))
                .extracting(CommandProcess::status)
                .containsOnly(2);
    }

    private CommandProcess send(Path... files) {
        return run(Stream.concat(
                        Stream.of("--url", "http://127.0.0.1:%d/".formatted(port)),
                        Stream.of(files).map(Path::toString))
                .toArray(String[]::new));
    }

    private CommandProcess run(String... arguments) {
        return CommandProcess.run(
                folder,
                ImportReadingsCommand.class,
                Stream.concat(Stream.of("--token-file", folder.resolve("token").toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static String row(int n, String energy) {
        return "%s,anne,%s%n".formatted(interval(n), energy);
    }
}

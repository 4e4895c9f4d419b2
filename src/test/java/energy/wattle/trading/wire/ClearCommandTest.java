package energy.wattle.trading.wire;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.files.CommandProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./wattle clear} as a process. */
class ClearCommandTest {

    private static final String EXAMPLE_1 = """
            order_id,participant_id,source,side,interval_start,quantity_kwh,price
            PV-a,A,renewable,SELL,2024-06-03T12:00+02:00,10,0.40
            wind-b,B,renewable,SELL,2024-06-03T12:00+02:00,5,0.55
            gas-c,C,conventional,SELL,2024-06-03T12:00+02:00,8,0.35
            gas-d,D,conventional,SELL,2024-06-03T12:00+02:00,6,0.45
            x,X,,BUY,2024-06-03T12:00+02:00,12,0.50
            y,Y,,BUY,2024-06-03T12:00+02:00,6,0.42
            z,Z,,BUY,2024-06-03T12:00+02:00,5,0.30
            """;

    private static final String TRADES_1 = """
            interval_start,sell_order_id,buy_order_id,seller_id,buyer_id,quantity_kwh,price
            2024-06-03T12:00+02:00,PV-a,x,A,X,10.000,0.450000
            2024-06-03T12:00+02:00,gas-c,x,C,X,2.000,0.425000
            2024-06-03T12:00+02:00,gas-c,y,C,Y,6.000,0.385000
            """;

    @TempDir
    Path folder;

    @Test
    void tradesGoToStandardOutputAndTheSummaryToStandardError() throws IOException {
        Files.writeString(folder.resolve("orders.csv"), EXAMPLE_1);

        CommandProcess clear = clear("orders.csv");

        assertThat(clear.status()).isZero();
        assertThat(clear.output()).isEqualTo(TRADES_1);
        assertThat(clear.errors())
                .contains(
                        "cleared     18.000 kWh in 3 trades",
                        "unmatched   11.000 kWh of 2 asks, 5.000 kWh of 1 bids",
                        "welfare     1.720000000");
    }

    @Test
    void tradesGoToTheFileThatIsNamed() throws IOException {
        Files.writeString(folder.resolve("orders.csv"), EXAMPLE_1);

        CommandProcess clear = clear("orders.csv", "--out", "trades.csv");

        assertThat(clear.output()).isEmpty();
        assertThat(folder.resolve("trades.csv")).hasContent(TRADES_1);
        assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void badInputIsToldFaultByFaultAndAnEarlierResultStays() throws IOException {
        Files.writeString(folder.resolve("orders.csv"), EXAMPLE_1.replace(",8,0.35", ",8.0001,x"));
        Files.writeString(folder.resolve("trades.csv"), "an earlier result");

        CommandProcess clear = clear("orders.csv", "--out", "trades.csv");

        assertThat(clear.status()).isEqualTo(2);
        assertThat(clear.errors())
                .containsExactly(
                        "orders.csv:4: field 'quantity_kwh': value '8.0001': has 4 decimals; at most 3 are allowed",
                        "orders.csv:4: field 'price': value 'x': is not a number; write digits with a decimal point,"
                                + " such as 12.5");
        assertThat(folder.resolve("trades.csv")).hasContent("an earlier result");
    }

    @Test
    void faultsAreToldInEnglishWhateverTheMachineSpeaks() throws IOException {
        Files.writeString(folder.resolve("orders.csv"), EXAMPLE_1.replace(",8,0.35", ",0,0.35000001"));

        for (Locale machine : List.of(Locale.CHINA, Locale.of("ar", "EG"), Locale.GERMANY)) {
            assertThat(CommandProcess.run(machine, folder, ClearCommand.class, "orders.csv")
                            .errors())
                    .as("%s", machine)
                    .containsExactly(
                            "orders.csv:4: field 'quantity_kwh': value '0': is not positive; an order's quantity is at"
                                    + " least 0.001 kWh",
                            "orders.csv:4: field 'price': value '0.35000001': has 8 decimals; at most 6 are allowed");
        }
    }

    @Test
    void aMissingFileIsNamed() {
        CommandProcess clear = clear("nowhere.csv");

        assertThat(clear.status()).isEqualTo(2);
        assertThat(clear.errors())
                .containsExactly(
                        "nowhere.csv:1: field 'file': value 'nowhere.csv': cannot be read: there is no such file; check the path");
    }

    @Test
    void anOutputThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("orders.csv"), EXAMPLE_1);

        CommandProcess clear = clear("orders.csv", "--out", "missing/trades.csv");

        assertThat(clear.status()).isEqualTo(2);
        assertThat(clear.errors())
                .singleElement()
                .asString()
                .isEqualTo("missing/trades.csv: cannot be written: there is no such file or folder; check the path");
    }

    @Test
    void aLinkIsFollowedAndNoOtherFileIsTouched() throws IOException {
        Files.writeString(folder.resolve("trades.csv.part"), EXAMPLE_1);
        Files.writeString(folder.resolve("real.csv"), "an earlier result");
        Files.createSymbolicLink(folder.resolve("trades.csv"), Path.of("real.csv"));

        CommandProcess clear = clear("trades.csv.part", "--out", "trades.csv");

        assertThat(clear.status()).isZero();
        assertThat(folder.resolve("real.csv")).hasContent(TRADES_1);
        assertThat(folder.resolve("trades.csv")).isSymbolicLink();
        assertThat(folder.resolve("trades.csv.part")).hasContent(EXAMPLE_1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aResultThatIsLostIsTold() throws IOException {
        Files.writeString(folder.resolve("orders.csv"), EXAMPLE_1);

        CommandProcess clear = clear("orders.csv", "--out", "/dev/full");

        assertThat(clear.status()).isEqualTo(2);
        assertThat(clear.errors()).singleElement().asString().startsWith("/dev/full: cannot be written: ");
    }

    @Test
    void anUnknownOptionShowsHowToCall() {
        CommandProcess clear = clear("orders.csv", "--fast");

        assertThat(clear.status()).isEqualTo(2);
        assertThat(clear.errors()).contains("Unknown option: '--fast'");
        assertThat(clear("--help").status()).isZero();
    }

    private CommandProcess clear(String... arguments) {
        return CommandProcess.run(folder, ClearCommand.class, arguments);
    }
}

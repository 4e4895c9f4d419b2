package energy.wattle.settlement.wire;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.files.CommandProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./wattle settle} as a process; the figures are those of worked example 2. */
class SettleCommandTest {

    private static final String LINES = "interval_start,kind,payer_id,payee_id,quantity_kwh,price,amount\n";

    @TempDir
    Path folder;

    @BeforeEach
    void writeExample2() throws IOException {
        write("trades.csv", """
                interval_start,sell_order_id,buy_order_id,seller_id,buyer_id,quantity_kwh,price
                2024-06-03T12:00+02:00,s1,b1,A,B,100.000,0.450000
                """);
        write("meters.csv", """
                interval_start,participant_id,net_export_kwh
                2024-06-03T12:00+02:00,B,-100
                2024-06-03T12:00+02:00,A,80
                """);
        write("prices.csv", """
                interval_start,import_price,export_price
                2024-06-03T12:00+02:00,0.60,0.30
                """);
    }

    @Test
    void linesGoToStandardOutputAndTheBalancesToStandardError() {
        CommandProcess settle = settle();

        assertThat(settle.status()).isZero();
        assertThat(settle.output()).isEqualTo(LINES + """
                        2024-06-03T12:00+02:00,ENERGY,B,A,80.000,0.450000,36.000000
                        2024-06-03T12:00+02:00,GRID_IMPORT,B,GRID,20.000,0.600000,12.000000
                        2024-06-03T12:00+02:00,COMPENSATION,A,B,20.000,0.150000,3.000000
                        """);
        assertThat(settle.errors()).contains("money balance   0.000000", "energy balance  0.000 kWh");
    }

    @Test
    void overUseAndOverFeedFollowByParticipantId() throws IOException {
        write("meters.csv", """
                interval_start,participant_id,net_export_kwh
                2024-06-03T12:00+02:00,b,3
                2024-06-03T12:00+02:00,Z,-2
                2024-06-03T12:00+02:00,A,100
                2024-06-03T12:00+02:00,B,-101
                """);

        assertThat(settle().output()).isEqualTo(LINES + """
                        2024-06-03T12:00+02:00,ENERGY,B,A,100.000,0.450000,45.000000
                        2024-06-03T12:00+02:00,GRID_IMPORT,B,GRID,1.000,0.600000,0.600000
                        2024-06-03T12:00+02:00,GRID_IMPORT,Z,GRID,2.000,0.600000,1.200000
                        2024-06-03T12:00+02:00,GRID_EXPORT,GRID,b,3.000,0.300000,0.900000
                        """);
    }

    @Test
    void aContractWithCoefficientAndFeesIsFollowed() throws IOException {
        write("contract.json", """
                {"contract":"spread","coefficient":"0.5","networkFee":"0.01","operatorFee":"0.000001"}
                """);

        assertThat(settle("--contract", "contract.json").output().lines().skip(3))
                .containsExactly(
                        "2024-06-03T12:00+02:00,COMPENSATION,A,B,20.000,0.075000,1.500000",
                        "2024-06-03T12:00+02:00,NETWORK_FEE,B,GRID,80.000,0.010000,0.400000",
                        "2024-06-03T12:00+02:00,NETWORK_FEE,A,GRID,80.000,0.010000,0.400000",
                        "2024-06-03T12:00+02:00,OPERATOR_FEE,B,OPERATOR,80.000,0.000001,0.000040",
                        "2024-06-03T12:00+02:00,OPERATOR_FEE,A,OPERATOR,80.000,0.000001,0.000040");
    }

    @Test
    void aNegotiatedContractTakesThePairsPrice() throws IOException {
        write("contract.json", """
                {"contract": "negotiated", "pairPrices": [
                  {"seller": "A", "buyer": "B", "direction": "seller-to-buyer", "price": "0.09",
                   "from": "2024-06-03T12:15+02:00"},
                  {"seller": "A", "buyer": "B", "direction": "seller-to-buyer", "price": "0.05"}
                ]}
                """);

        assertThat(settle("--contract", "contract.json").output())
                .contains("COMPENSATION,A,B,20.000,0.050000,1.000000");
    }

    @Test
    void anAssignedContractTakesThePriceOfItsScheduleFile() throws IOException {
        write("contract.json", """
                {"contract": "assigned", "schedule": "schedule.csv"}
                """);
        write("schedule.csv", """
                interval_start,seller_to_buyer,buyer_to_seller
                2024-06-03T12:00+02:00,0.02,
                """);

        assertThat(settle("--contract", "contract.json").output())
                .contains("COMPENSATION,A,B,20.000,0.020000,0.400000");
    }

    @Test
    void theFaultsOfAllFilesAreToldTogetherAndNothingIsWritten() throws IOException {
        write("contract.json", """
                {"contract": "spread",
                 "coefficient": "2",
                 "networkfee": "0"}
                """);
        write("trades.csv", """
                interval_start,sell_order_id,buy_order_id,seller_id,buyer_id,quantity_kwh,price
                2024-06-03T12:00+02:00,s1,b1,A,A,100.000,0.450000
                2024-06-03T12:00+02:00,s1,b1,A,B,1,0.45
                2024-06-03T12:00+02:00,s1,b1,A,B,1,0.45
                2024-06-03T12:15+02:00,s1,b1,A,C,1,0.45
                """);

        CommandProcess settle = settle("--contract", "contract.json", "--out", "lines.csv");

        assertThat(settle.status()).isEqualTo(2);
        assertThat(settle.errors())
                .extracting(line -> line.substring(0, line.lastIndexOf(": ")))
                .containsExactly(
                        "contract.json:2: field 'coefficient': value '2'",
                        "contract.json:3: field 'networkfee': value '0'",
                        "trades.csv:2: field 'buyer_id': value 'A'",
                        "trades.csv:4: field 'buy_order_id': value 'b1'",
                        "trades.csv:5: field 'seller_id': value 'A'",
                        "trades.csv:5: field 'buyer_id': value 'C'",
                        "trades.csv:5: field 'interval_start': value '2024-06-03T12:15+02:00'");
        assertThat(folder.resolve("lines.csv")).doesNotExist();
    }

    @Test
    void anOverflowIsToldAtItsTradeAndNothingIsWritten() throws IOException {
        write("trades.csv", """
                interval_start,sell_order_id,buy_order_id,seller_id,buyer_id,quantity_kwh,price
                2024-06-03T12:00+02:00,s1,b1,A,B,9223372036854775.807,5000
                """);
        write("meters.csv", """
                interval_start,participant_id,net_export_kwh
                2024-06-03T12:00+02:00,A,9223372036854775.807
                2024-06-03T12:00+02:00,B,-9223372036854775.807
                """);

        CommandProcess settle = settle();

        assertThat(settle.status()).isEqualTo(2);
        assertThat(settle.output()).isEmpty();
        assertThat(settle.errors())
                .singleElement()
                .asString()
                .startsWith("trades.csv:2: field 'quantity_kwh': value '9223372036854775.807': overflows");
    }

    @Test
    void everyOverflowIsTold() throws IOException {
        write("trades.csv", """
                interval_start,sell_order_id,buy_order_id,seller_id,buyer_id,quantity_kwh,price
                2024-06-03T12:00+02:00,s1,b1,A,B,4000000000000000,9000000000000
                2024-06-03T12:00+02:00,s2,b2,A,B,4000000000000000,9000000000000
                """);
        write("meters.csv", """
                interval_start,participant_id,net_export_kwh
                2024-06-03T12:00+02:00,A,8000000000000000
                2024-06-03T12:00+02:00,B,-8000000000000000
                """);

        assertThat(settle().errors())
                .extracting(line -> line.substring(0, line.indexOf(" value")))
                .containsExactly("trades.csv:2: field 'quantity_kwh':", "trades.csv:3: field 'quantity_kwh':");
    }

    @Test
    void filesThatCannotBeReadAreToldWithTheFaultsOfTheOthers() throws IOException {
        write("contract.json", """
                {"contract": "assigned", "schedule": "nowhere.csv", "coefficient": [], "networkFee": null}
                """);
        Files.delete(folder.resolve("meters.csv"));

        assertThat(settle("--contract", "contract.json").errors())
                .extracting(line -> line.substring(0, line.lastIndexOf(": ")))
                .containsExactly(
                        "contract.json:1: field 'coefficient': value '['",
                        "contract.json:1: field 'networkFee': value 'null'",
                        "nowhere.csv:1: field 'file': value 'nowhere.csv': cannot be read",
                        "meters.csv:1: field 'file': value 'meters.csv': cannot be read");
    }

    @Test
    void aContractThatIsNoJsonIsRefusedWithItsLine() throws IOException {
        write("contract.json", "{\"contract\": \"spread\",\n \"coefficient\": }");

        CommandProcess settle = settle("--contract", "contract.json");

        assertThat(settle.status()).isEqualTo(2);
        assertThat(settle.errors())
                .singleElement()
                .asString()
                .startsWith("contract.json:2: field 'file': value '': is not JSON: ");
    }

    private CommandProcess settle(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--trades", "trades.csv", "--meters", "meters.csv", "--prices", "prices.csv"));
        arguments.addAll(List.of(more));
        return CommandProcess.run(folder, SettleCommand.class, arguments.toArray(String[]::new));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}

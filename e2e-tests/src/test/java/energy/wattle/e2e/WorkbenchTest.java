package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkbenchTest {

    private static final String BOOK = """
            order_id,participant_id,source,side,interval_start,quantity_kwh,price
            s1,A,renewable,SELL,2024-06-03T12:00+02:00,10,0.40
            b1,B,,BUY,2024-06-03T12:00+02:00,4,0.50
            """;

    static Stream<Screen> screens() {
        return LoginTest.screens();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void theSampleIsClearedAndShownAsPictureAndTables(Screen screen) {
        boolean chinese = screen.language().startsWith("zh");
        try (Visit visit = Visit.with(screen)) {
            visit.open("workbench").logIn("researcher", "wattle-researcher").isAt("workbench");
            visit.click(chinese ? "打开示例" : "Open the sample");
            visit.sees("sunny-farm").sees("0.425").sees("wind-b");
            visit.page()
                    .locator("wattle-chart canvas, wattle-chart svg")
                    .first()
                    .waitFor();
            visit.isAccessible().picture("workbench");
        }
    }

    @Test
    void anIntervalOfTheSampleHasAnAddressOfItsOwn() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("workbench?sample&interval=2024-06-03T12:15%2B02:00");
            visit.logIn("researcher", "wattle-researcher").sees("wind-01");
        }
    }

    @Test
    void anUploadedFileIsClearedAndItsTradesAreDownloadedAsTheCommandWritesThem() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("workbench").logIn("researcher", "wattle-researcher").isAt("workbench");
            upload(visit, "book.csv", BOOK);
            visit.sees("4.000 kWh cleared in 1 trade");
            assertThat(visit.download("Download TRADES.csv (all intervals)")).isEqualTo("""
                    interval_start,sell_order_id,buy_order_id,seller_id,buyer_id,quantity_kwh,price
                    2024-06-03T12:00+02:00,s1,b1,A,B,4.000,0.450000
                    """);
        }
    }

    @Test
    void aFileWithFaultsIsRefusedFaultByFaultAndWhatWasThereStays() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            visit.open("workbench").logIn("researcher", "wattle-researcher").isAt("workbench");
            upload(visit, "book.csv", BOOK);
            visit.sees("4.000 kWh cleared in 1 trade");
            upload(visit, "bad.csv", BOOK.replace(",10,", ",10.0001,").replace("BUY", "buy"));
            visit.sees("bad.csv was not cleared")
                    .sees("10.0001")
                    .sees("quantity_kwh")
                    .sees("4.000 kWh cleared");
            visit.isAccessible().picture("workbench-faults");
        }
    }

    private static void upload(Visit visit, String name, String text) {
        visit.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }
}

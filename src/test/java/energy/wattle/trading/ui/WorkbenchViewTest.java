package energy.wattle.trading.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.QueryParameters;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.shell.Chart;
import energy.wattle.shell.ChartModel;
import energy.wattle.shell.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

@SpringBootTest
@OnTestDatabase
@ViewPackages(packages = {"energy.wattle.trading.ui", "energy.wattle.shell.ui"})
@WithMockUser(roles = "RESEARCHER")
class WorkbenchViewTest extends SpringBrowserlessTest {

    private static final String HEADER = "order_id,participant_id,source,side,interval_start,quantity_kwh,price\n";
    private static final String TWO_INTERVALS = HEADER + """
            s1,anna,renewable,SELL,2024-06-03T12:00+02:00,3,0.20
            b1,bert,,BUY,2024-06-03T12:00+02:00,3,0.30
            s2,anna,conventional,SELL,2024-06-03T12:15+02:00,2,0.40
            b2,bert,,BUY,2024-06-03T12:15+02:00,2,0.30
            """;
    private static final String FAULTY = HEADER + """
            s1,anna,sunny,SELL,2024-06-03T12:00+02:00,3,0.20
            b1,bert,,BUY,2024-06-03T12:07+02:00,-3,0.30
            """;

    @BeforeEach
    void inEnglish() {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
    }

    @Test
    void theSampleOpensWithWorkedExample1InASentenceAndATable() {
        navigate(WorkbenchView.class);
        test(button("Open the sample")).click();

        assertThat(answer())
                .isEqualTo("18.000 kWh cleared in 3 trades at a mean price of 0.425556 CNY/kWh; "
                        + "11.000 kWh of asks and 5.000 kWh of bids unmatched.");
        assertThat(rows("Trades in the order of matching"))
                .containsExactly(
                        "sunny-farm|bakery|10.000|0.4500|PV-a|x",
                        "mill-turbine|bakery|2.000|0.4250|gas-c|x",
                        "mill-turbine|school|6.000|0.3850|gas-c|y");
        assertThat(rows("What was not matched"))
                .containsExactly(
                        "wind-b|hill-wind|Ask|renewable|5.000|0.5500",
                        "gas-d|dairy-turbine|Ask|conventional|6.000|0.4500",
                        "z|household-z|Bid||5.000|0.3000");
        assertThat(rows("All orders in the sequence of the ladder")).hasSize(7);
    }

    @Test
    void theLadderIsDrawnWithItsKindsApartAndTheMeanPriceAcross() {
        open("sample", "");

        ChartModel ladder = find(Chart.class).single().model().orElseThrow();
        assertThat(ladder.series())
                .extracting(ChartModel.Series::name)
                .containsExactly(
                        "Bids, matched",
                        "Bids, unmatched",
                        "Renewable asks, matched",
                        "Renewable asks, unmatched",
                        "Conventional asks, matched",
                        "Conventional asks, unmatched");
        assertThat(ladder.marks()).extracting(ChartModel.Mark::label).containsExactly("mean price 0.425556");
    }

    @Test
    void theAddressNamesTheSampleAndTheInterval() {
        UI.getCurrent()
                .navigate(
                        WorkbenchView.class,
                        QueryParameters.of("sample", "").merging("interval", "2024-06-03T12:15+02:00"));

        assertThat(intervals().getValue()).isEqualTo("2024-06-03T12:15+02:00");
        assertThat(rows("All orders in the sequence of the ladder")).hasSize(27);
    }

    @Test
    void anIntervalIsChosenFromThoseOfTheFile() {
        open("sample", "");

        test(intervals()).selectItem("2024-06-03T12:30+02:00");

        assertThat(rows("All orders in the sequence of the ladder"))
                .first()
                .asString()
                .startsWith("1230-");
        QueryParameters address = UI.getCurrent().getActiveViewLocation().getQueryParameters();
        assertThat(address.getSingleParameter("interval")).contains("2024-06-03T12:30+02:00");
        assertThat(address.getParameters()).containsKey("sample");
    }

    @Test
    void anIntervalThatTheFileLacksIsToldAndTheFirstOneShown() {
        UI.getCurrent()
                .navigate(
                        WorkbenchView.class, QueryParameters.of("sample", "").merging("interval", "2030-01-01T00:00Z"));

        assertThat(paragraphs())
                .contains("This file has no delivery interval 2030-01-01T00:00Z. "
                        + "Shown is the first one, 2024-06-03T12:00+02:00.");
        assertThat(answer()).startsWith("18.000 kWh cleared");
    }

    @Test
    void anUploadedFileIsClearedAndAnIntervalWithoutTradesSaysSo() {
        navigate(WorkbenchView.class);
        upload("orders.csv", TWO_INTERVALS);

        assertThat(answer()).startsWith("3.000 kWh cleared in 1 trade at a mean price of 0.2500 CNY/kWh");

        open("interval", "2024-06-03T12:15+02:00");

        assertThat(answer())
                .isEqualTo(
                        "Nothing was cleared: no ask meets a bid. 2.000 kWh of asks and 2.000 kWh of bids unmatched.");
        assertThat(find(Grid.class).all().stream().map(grid -> grid.getEmptyStateText()))
                .contains("No trades in this interval.");
    }

    @Test
    void everyFaultOfABadFileIsListedAndWhatWasThereBeforeStays() {
        open("sample", "");
        upload("orders.csv", FAULTY);

        assertThat(find(H2.class).all().getFirst().getText())
                .isEqualTo("orders.csv was not cleared: 3 things are wrong in it");
        assertThat(rows("Faults of the file"))
                .containsExactly(
                        "2|source|sunny|is no source; a SELL order is renewable or conventional",
                        "3|interval_start|2024-06-03T12:07+02:00|"
                                + "is off the quarter hour; minutes are 00, 15, 30 or 45, seconds 00",
                        "3|quantity_kwh|-3|is not positive; an order’s quantity is at least 0.001 kWh");
        assertThat(answer()).startsWith("18.000 kWh cleared");
    }

    @Test
    void aMendedFileTakesTheFaultsAway() {
        navigate(WorkbenchView.class);
        upload("orders.csv", FAULTY);
        upload("orders.csv", TWO_INTERVALS);

        assertThat(find(H2.class).all()).extracting(H2::getText).noneMatch(title -> title.contains("not cleared"));
        assertThat(answer()).startsWith("3.000 kWh cleared");
    }

    @Test
    void anUploadIsStillThereWhenThePersonComesBack() {
        navigate(WorkbenchView.class);
        upload("orders.csv", TWO_INTERVALS);
        UI.getCurrent().navigate("");

        navigate(WorkbenchView.class);

        assertThat(answer()).startsWith("3.000 kWh cleared");
    }

    @Test
    void thePageSpeaksChinese() {
        UI.getCurrent().setLocale(Language.CHINESE.locale());
        open("sample", "");

        assertThat(find(H1.class).single().getText()).isEqualTo("出清工作台");
        assertThat(answer()).isEqualTo("出清 18.000 kWh，共 3 笔成交，平均价 0.425556 元/kWh；未成交：卖方 11.000 kWh，买方 5.000 kWh。");
        assertThat(rows("未成交的报价")).contains("wind-b|hill-wind|卖价|可再生|5.000|0.5500");
    }

    @Test
    void thePageTellsFaultsInChinese() {
        UI.getCurrent().setLocale(Language.CHINESE.locale());
        navigate(WorkbenchView.class);
        upload("orders.csv", FAULTY + "s1,anna,,BUY,2024-06-03T12:00+02:00,1.2345,0.30\n,anna,,BUY\n");

        assertThat(find(H2.class).all().getFirst().getText()).isEqualTo("orders.csv 未出清：文件中有 7 处错误");
        assertThat(rows("文件中的错误"))
                .containsExactly(
                        "2|source|sunny|不是能源类别；SELL 报价请填写 renewable（可再生）或 conventional（常规）",
                        "3|interval_start|2024-06-03T12:07+02:00|不在整刻钟上；分钟须为 00、15、30 或 45，秒须为 00",
                        "3|quantity_kwh|-3|不是正数；报价电量至少为 0.001 kWh",
                        "4|order_id|s1|报价编号与前面的行重复；请为每个报价使用不同的编号",
                        "4|quantity_kwh|1.2345|有 4 位小数；最多允许 3 位",
                        "4|participant_id|anna|在同一交割时段内同时为卖方和买方：前面已有 SELL 报价；请只保留一个方向",
                        "5|interval_start||缺失：此行有 4 个字段，表头有 7 个");
    }

    @Test
    void theSampleAndTheTradesCanBeTakenAway() {
        open("sample", "");

        assertThat(find(Anchor.class).all())
                .filteredOn(Anchor::isDownload)
                .extracting(Anchor::getText)
                .containsExactly("Download the sample to start from", "Download TRADES.csv (all intervals)");
    }

    private void open(String parameter, String value) {
        UI.getCurrent().navigate(WorkbenchView.class, QueryParameters.of(parameter, value));
    }

    private void upload(String fileName, String orders) {
        test(find(Upload.class).single()).upload(fileName, "text/csv", orders.getBytes(StandardCharsets.UTF_8));
        roundTrip();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> intervals() {
        return find(ComboBox.class).single();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private String answer() {
        return find(Paragraph.class).withClassName("workbench-answer").single().getText();
    }

    private List<String> paragraphs() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    /** The cells of each row of a table, as the reader sees them. */
    private List<String> rows(String label) {
        Grid<?> grid = find(Grid.class).withAttribute("aria-label", label).single();
        return IntStream.range(0, test(grid).size())
                .mapToObj(row -> cells(grid, row))
                .toList();
    }

    private String cells(Grid<?> grid, int row) {
        return String.join(
                "|",
                IntStream.range(0, grid.getColumns().size())
                        .mapToObj(column -> test(grid).getCellText(row, column))
                        .toList());
    }
}

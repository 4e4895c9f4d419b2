package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A regulator looks at indicators, verifies a publication against the chain, and takes proof and table along. */
class RegulatorJourneyTest {

    static Stream<Screen> screens() {
        return Stream.of(Screen.desktop("en"), Screen.phone("zh-CN"));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void aRegulatorVerifiesAFigureAndDownloadsProofAndTable(Screen screen) {
        boolean isChinese = screen.language().startsWith("zh");
        try (Visit visit = Visit.with(screen)) {
            visit.open("login").logIn("regulator", "wattle-regulator").isAt("");
            visit.open("regulator/assessment")
                    .sees(isChinese ? "集中度（HHI）" : "Concentration (HHI)")
                    .isAccessible()
                    .picture("assessment");
            visit.open("regulator/cases")
                    .sees(isChinese ? "个事项待处理" : "alarms in all")
                    .isAccessible();
            // Rules are out with the market's first hour.
            visit.open("regulator/disclosures?subject=MARKET_RULES")
                    .page()
                    .getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions()
                                    .setName(isChinese ? "市场规则" : "Market rules")
                                    .setExact(true))
                    .first()
                    .click();
            visit.click(isChinese ? "与链上数据核对" : "Verify against the chain")
                    .sees(isChinese ? "与链上数据一致" : "The figures are those of the chain")
                    .isAccessible()
                    .picture("disclosures");
            assertThat(visit.download("CSV")).startsWith("parameter,value");
            String document = visit.download(isChinese ? "JSON（含证明）" : "JSON with proof");
            assertThat(document).contains("\"proof\"", "MARKET_RULES");

            visit.open("verify")
                    .page()
                    .getByLabel(isChinese ? "或粘贴证明" : "Or paste the proof")
                    .fill(document);
            visit.click(isChinese ? "验证粘贴的证明" : "Check the pasted proof")
                    .sees(isChinese ? "证明成立，文件内容与之一致" : "The proof holds, and the document says what it proves");
        }
    }
}

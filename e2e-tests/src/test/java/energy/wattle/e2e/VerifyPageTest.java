package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyPageTest {

    static Stream<Screen> screens() {
        return Stream.of(Screen.desktop("en"), Screen.phone("zh-CN"));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void anybodyChecksAFileAndIsToldWhatItIs(Screen screen) {
        boolean isChinese = screen.language().startsWith("zh");
        try (Visit visit = Visit.with(screen)) {
            visit.open("verify").sees(isChinese ? "验证证明" : "Verify a proof").isAccessible();
            assertThat(visit.page()
                            .getByLabel(isChinese ? "您信任的创世哈希" : "Genesis hash that you trust")
                            .inputValue())
                    .matches("[0-9a-f]{64}");
            visit.page().getByLabel(isChinese ? "或粘贴证明" : "Or paste the proof").fill("{}");
            visit.click(isChinese ? "验证粘贴的证明" : "Check the pasted proof")
                    .sees(isChinese ? "这不是证明" : "This is no proof")
                    .picture("verify");
        }
    }
}

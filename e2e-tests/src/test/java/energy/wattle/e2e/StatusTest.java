package energy.wattle.e2e;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusTest {

    static Stream<Screen> screens() {
        return Stream.of(
                Screen.desktop("en"), Screen.phone("zh-CN"), Screen.phone("en").dark());
    }

    @ParameterizedTest
    @MethodSource("screens")
    void anybodySeesHowTheMarketOfTheSampleGoesOn(Screen screen) {
        boolean isChinese = screen.language().startsWith("zh");
        try (Visit visit = Visit.with(screen)) {
            visit.open("status").sees(isChinese ? "3 个分区在交易" : "3 zones trade");
            visit.sees(isChinese ? "主链" : "Main chain").sees("Z1");
            visit.isAccessible().picture("status");
        }
    }
}

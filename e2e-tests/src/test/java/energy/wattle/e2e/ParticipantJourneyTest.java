package energy.wattle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A participant declares, is cleared, reads the statement, and takes away proofs that {@code ./wattle verify} accepts.
 */
class ParticipantJourneyTest {

    /** Per kWh: below whatever the grid pays on any day of the sample, so that no agent asks for less. */
    private static final String CHEAPEST = "-0.2";

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** Before this nobody trades: the day before the data is there for the first day-ahead session. */
    private static final Instant TRADING = Instant.parse("2024-06-02T22:00:00Z");

    static Stream<Screen> screens() {
        return Stream.of(
                Screen.desktop("en"),
                Screen.desktop("zh-CN"),
                Screen.phone("en"),
                Screen.phone("zh-CN").dark());
    }

    static Stream<Screen> journeys() {
        return Stream.of(Screen.desktop("en"), Screen.phone("zh-CN"));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyPageOfAParticipantIsAccessibleOnEveryScreen(Screen screen) {
        boolean isChinese = screen.language().startsWith("zh");
        try (Visit visit = Visit.with(screen)) {
            Participation participant = new Participation(visit);
            participant.logIn();
            visit.open("my/day").sees(isChinese ? "今天您已售出" : "Today you have sold");
            visit.isAccessible().picture("my-day");
            visit.open("my/declare").sees(isChinese ? "个交易场次申报" : "You can declare for");
            visit.isAccessible().picture("my-declare");
            visit.open("my/trades").sees(isChinese ? "我的成交" : "My trades");
            visit.isAccessible().picture("my-trades");
            visit.open("my/statements").sees(isChinese ? "我的结算单" : "My statement");
            visit.isAccessible().picture("my-statements");
            visit.open("my/profile").sees(isChinese ? "交易资格及其历史" : "Qualifications and their history");
            visit.isAccessible().picture("my-profile");
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost(Screen screen) {
        boolean isChinese = screen.language().startsWith("zh");
        try (Visit visit = Visit.with(screen)) {
            Participation participant = new Participation(visit);
            participant.logIn();
            Sessions.of("INTRADAY").open(visit, Sessions.MEMBERSHIP);
            Locator price = visit.page().locator("input[data-field=PRICE]").first();
            participant.fillIn("SELL", "RENEWABLE", "0.12345");
            participant.send();
            visit.sees(isChinese ? "不符合最小变动" : "is off the tick");
            assertThat(price).hasValue("0.12345");
            visit.isAccessible().picture("my-declare-faults");
            // Whoever leaves lets the sample's clock go on at once.
            visit.open("my/day");
        }
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void fromTheDeclarationToAProofThatTheCommandAccepts(Screen screen) {
        boolean isChinese = screen.isChinese();
        try (Visit visit = Visit.with(screen)) {
            Participation participant = new Participation(visit);
            participant.logIn();
            Instant first = Sessions.of("INTRADAY").open(visit, TRADING);
            visit.sees(isChinese ? "示例时钟" : "The sample’s clock waits while you edit");
            participant.fillIn("SELL", "RENEWABLE", CHEAPEST);
            participant.send();
            participant.confirm();
            visit.sees(isChinese ? "正在进入区块" : "It is on its way into a block");
            visit.isAccessible().picture("my-declare-sent");
            Proofs.verify(participant.proof(participant.declared()));

            ZonedDateTime start = first.atZone(ZONE);
            String hour = "day=%s&hour=%d".formatted(start.toLocalDate(), start.getHour());
            String inHour = first.toString().substring(0, "2024-06-03T14:".length());
            Proofs.verify(participant.proof(
                    participant.awaited("my/trades?kind=INTRADAY&" + hour, "proofs/trades/" + inHour)));
            Proofs.verify(participant.proof(participant.awaited("my/statements?" + hour, "proofs/lines/" + inHour)));
            visit.sees(isChinese ? "合同净上网" : "Contracted net export").picture("my-statement-day");
        }
    }

    @Test
    void othersProofsAndSessionsAreAnsweredAsThoseThatDoNotExist() {
        try (Visit visit = Visit.with(Screen.desktop("en"))) {
            new Participation(visit).logIn();
            assertThat(get(visit, "proofs/declarations/" + "0".repeat(64)).status())
                    .isEqualTo(404);
            assertThat(get(visit, "proofs/trades/2024-06-03T10:00:00Z/1/0").status())
                    .isEqualTo(404);
            assertThat(get(visit, "proofs/lines/2024-06-03T10:00:00Z/1/0").status())
                    .isEqualTo(404);
            visit.open("my/declare/Z3/DAY_AHEAD/2024-06-03T22:00:00Z").sees("There is no such page");
            visit.open("my/declare/nowhere/DAY_AHEAD/2024-06-03T22:00:00Z").sees("There is no such page");
        }
    }

    private static APIResponse get(Visit visit, String path) {
        return visit.page().request().get(visit.portal().address(path));
    }
}

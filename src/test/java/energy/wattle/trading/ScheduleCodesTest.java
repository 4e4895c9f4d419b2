package energy.wattle.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import energy.wattle.trading.ScheduleCodes.Code;
import energy.wattle.units.TradingZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleCodesTest {

    private static final String SENDER = "NDE:WATTLE";
    private static final String RECEIVER = "NDE:GRID";

    @Test
    void aZoneHasTheCodeThatItWasGivenElseItsName() {
        ScheduleCodes codes = new ScheduleCodes("NNO", SENDER, RECEIVER, Map.of("north", "A01:10YDE-VE-------2"));

        assertThat(codes.domain(new TradingZoneId("north"))).contains(new Code("A01", "10YDE-VE-------2"));
        assertThat(codes.domain(new TradingZoneId("south"))).contains(new Code("NNO", "south"));
        assertThat(codes.senderCode()).isEqualTo(new Code("NDE", "WATTLE"));
    }

    @Test
    void aZoneWithALongNameNeedsACode() {
        ScheduleCodes codes = new ScheduleCodes("NDE", SENDER, RECEIVER, Map.of());

        assertThat(codes.domain(new TradingZoneId("a".repeat(18)))).isPresent();
        assertThat(codes.domain(new TradingZoneId("a".repeat(19)))).isEmpty();
    }

    @Test
    void aWrongCodeIsToldWithItsPropertyAndWhatWouldBeRight() {
        refused("scheme", () -> new ScheduleCodes("LOCAL", SENDER, RECEIVER, Map.of()), "'LOCAL'");
        refused("sender", () -> new ScheduleCodes("NDE", "WATTLE", RECEIVER, Map.of()), "'WATTLE'");
        refused("sender", () -> new ScheduleCodes("NDE", "NDE:" + "W".repeat(17), RECEIVER, Map.of()), "up to 16");
        refused("receiver", () -> new ScheduleCodes("NDE", SENDER, "A01:SHORT", Map.of()), "16 characters for A01");
        refused(
                "domains.north",
                () -> new ScheduleCodes("NDE", SENDER, RECEIVER, Map.of("north", "NDE:" + "N".repeat(19))),
                "up to 18");
    }

    private static void refused(String key, Runnable making, String told) {
        assertThatIllegalArgumentException()
                .isThrownBy(making::run)
                .withMessageContaining("wattle.trading-curves." + key + ": ")
                .withMessageContaining(told);
    }
}

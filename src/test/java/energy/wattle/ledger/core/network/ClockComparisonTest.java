package energy.wattle.ledger.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.core.network.ClockComparison.Open;
import energy.wattle.ledger.core.network.ClockComparison.Reading;
import energy.wattle.ledger.core.network.ClockComparison.Right;
import energy.wattle.ledger.core.network.ClockComparison.Wrong;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose clock is wrong. Source: decision 0086. */
class ClockComparisonTest {

    private static final long LIMIT = 4_000;
    private static final long OFF = 600_000;

    private final ClockComparison comparison = new ClockComparison(LIMIT);

    @Test
    void whoHasNobodyToAskIsRight() {
        assertThat(comparison.of(List.of())).isEqualTo(new Right(List.of()));
    }

    @Test
    void aDifferenceUpToTheLimitIsNone() {
        assertThat(comparison.of(List.of(parent(LIMIT), child(-LIMIT)))).isEqualTo(new Right(List.of()));
        assertThat(comparison.of(List.of(parent(LIMIT + 1)))).isInstanceOf(Wrong.class);
    }

    @Test
    void aGatewayBelievesItsParentUnlessThatDoubtsItself() {
        assertThat(comparison.of(List.of(parent(OFF)))).isEqualTo(new Wrong(OFF, List.of(parent(OFF))));
        Reading doubting = new Reading("edge", true, false, OFF);
        assertThat(comparison.of(List.of(doubting))).isEqualTo(new Right(List.of(doubting)));
    }

    @Test
    void anEdgeClusterWithItsGatewaysKnowsThatTheCloudIsWrong() {
        Reading cloud = parent(-OFF);
        assertThat(comparison.of(with(cloud, children(5, 0)))).isEqualTo(new Right(List.of(cloud)));
    }

    @Test
    void anEdgeClusterThatIsAloneWithItsTimeIsWrong() {
        assertThat(comparison.of(with(parent(OFF), children(5, OFF + 20))))
                .isInstanceOfSatisfying(
                        Wrong.class, wrong -> assertThat(wrong.aheadMillis()).isEqualTo(OFF + 20));
    }

    @Test
    void gatewaysTogetherDoNotExcludeAnEdgeClusterThatTheCloudAgreesWith() {
        assertThat(comparison.of(with(parent(0), children(50, OFF))))
                .isInstanceOfSatisfying(
                        Right.class, right -> assertThat(right.others()).hasSize(50));
    }

    @Test
    void theCloudIsWrongWhenMostEdgeClustersSaySo() {
        assertThat(comparison.of(children(1, OFF))).isInstanceOf(Open.class);
        assertThat(comparison.of(children(2, OFF))).isInstanceOf(Wrong.class);
        assertThat(comparison.of(with(child(0), children(1, OFF)))).isInstanceOf(Right.class);
    }

    @Test
    void aLimitIsPositive() {
        assertThatThrownBy(() -> new ClockComparison(0)).hasMessageContaining("0 ms, not at least 1");
    }

    private static Reading parent(long ahead) {
        return new Reading("parent", true, true, ahead);
    }

    private static Reading child(long ahead) {
        return new Reading("child", false, true, ahead);
    }

    private static List<Reading> children(int count, long ahead) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Reading("child-" + i, false, true, ahead))
                .toList();
    }

    private static List<Reading> with(Reading one, List<Reading> others) {
        return Stream.concat(Stream.of(one), others.stream()).toList();
    }
}

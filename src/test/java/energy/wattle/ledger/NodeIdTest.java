package energy.wattle.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {

    @Test
    void nodesAreOrderedByTheBytesOfTheirNames() {
        assertThat(new NodeId("gateway-10")).isLessThan(new NodeId("gateway-2"));
        assertThat(new NodeId("z")).isLessThan(new NodeId("网关"));
        assertThat(new NodeId("\uFF5E")).isLessThan(new NodeId("😀"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "\uD83D", "\u0000"})
    void namesThatCannotBeWrittenAreRefused(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NodeId(code));
    }

    @Test
    void aNameHasUpToAHundredBytes() {
        assertThat(new NodeId("关".repeat(33)).code()).hasSize(33);
        assertThatIllegalArgumentException().isThrownBy(() -> new NodeId("关".repeat(34)));
    }
}

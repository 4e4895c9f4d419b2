package energy.wattle.ledger.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.NodeId;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinksTest {

    private final Links links = new Links(new NodeId("Z1"));
    private final List<NodeId> nodes = IntStream.range(0, 60)
            .mapToObj(number -> new NodeId("Z1-N%d".formatted(number)))
            .toList();

    @Test
    void aLinkTakesAsLongThereAsBackAndAsItsNamesSay() {
        Links same = new Links(new NodeId("Z1"));
        for (NodeId one : nodes) {
            for (NodeId other : nodes) {
                assertThat(links.between(one, other))
                        .isEqualTo(links.between(other, one))
                        .isEqualTo(same.between(one, other));
            }
        }
        assertThat(links.between(nodes.get(0), nodes.get(1)))
                .isNotEqualTo(new Links(new NodeId("Z2")).between(nodes.get(0), nodes.get(1)));
    }

    @Test
    void noLinkIsFasterThanTwoAccessLinesOrSlowerThanThoseAndTheDiagonal() {
        long diagonal = Links.KILOMETRES * 142L / 100 * Links.MICROS_PER_KM;
        for (NodeId one : nodes) {
            for (NodeId other : nodes) {
                if (!one.equals(other)) {
                    assertThat(links.between(one, other))
                            .isBetween(2L * Links.FASTEST_ACCESS, 2L * Links.SLOWEST_ACCESS + diagonal);
                }
            }
            assertThat(links.toRelay(one)).isGreaterThanOrEqualTo(Links.FASTEST_ACCESS + (long) Links.RELAY_ACCESS);
        }
        assertThat(nodes.stream().map(links::toRelay).distinct().count()).isGreaterThan(40);
    }

    @Test
    void theMedianIsOfTheLastSamplesAndLostWhenMostOfThemAre() {
        RoundTripSamples samples = new RoundTripSamples();
        assertThat(samples.median()).isEmpty();
        for (int micros = 1; micros <= 40; micros++) {
            samples.add(OptionalInt.of(micros));
        }
        assertThat(samples.median()).hasValue(32); // of 25 to 40, the lower one of two
        for (int lost = 0; lost < 8; lost++) {
            samples.add(OptionalInt.empty());
        }
        assertThat(samples.median()).hasValue(40);
        samples.add(OptionalInt.empty());
        assertThat(samples.median()).isEmpty();
    }
}

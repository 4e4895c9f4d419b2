package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.ledger.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is told that a chain waits for its nodes, and that a node signs nothing. Source: Ledger, rules 3 and 22. */
class NetworkAlarmsTest {

    private final HeardNetwork network = new HeardNetwork();
    private final NetworkBook book = network.book();

    @Test
    void aNetworkThatDecidesRaisesNone() {
        network.open();
        network.pass(Duration.ofHours(1));

        assertThat(alarms()).isEmpty();
    }

    @Test
    void aChainThatWaitsForLongNamesThoseOfWhomNothingWasHeard() {
        network.open();
        book.waits(true);
        network.hear(0);
        network.hear(1);
        network.pass(Duration.ofSeconds(14));
        book.waits(true);
        assertThat(alarms()).as("some rounds may go by").isEmpty();

        network.pass(Duration.ofSeconds(1));

        assertThat(alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.severity()).isEqualTo(Severity.BAD);
            assertThat(alarm.readers()).containsExactly(Reader.OPERATOR);
            assertThat(alarm.what().english()).contains("north").endsWith("nothing was heard from node-002, node-003");
        });
    }

    @Test
    void theAlarmIsGoneWithTheNextDecision() {
        network.open();
        book.waits(true);
        network.pass(Duration.ofMinutes(1));
        assertThat(alarms()).hasSize(1);

        book.waits(false);

        assertThat(alarms()).isEmpty();
    }

    @Test
    void nodesWithoutTheirSigningStateAreNamedByName() {
        network.open();
        book.observes(new NodeId("node-003"), "its signing state is gone");
        book.observes(new NodeId("node-001"), "its signing state is gone");

        assertThat(alarms())
                .extracting(alarm -> alarm.what().arguments())
                .containsExactly(List.of("north", "node-001"), List.of("north", "node-003"));

        book.restart();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void beforeTheFirstHeightNobodyIsMissing() {
        book.waits(true);
        network.pass(Duration.ofMinutes(1));

        assertThat(book.missing()).isEmpty();
        assertThat(book.live().heights()).isEmpty();
    }

    @Test
    void aChainWithOneValidatorHasNoNetworkToTellOf() {
        assertThat(new NetworkAlarms(network.chains(), new NetworkBooks(Map.of()), new HeededManifests(Map.of()))
                        .alarms(Instant.EPOCH))
                .isEmpty();
    }

    private List<MarketAlarm> alarms() {
        return new NetworkAlarms(network.chains(), network.books(), new HeededManifests(Map.of()))
                .alarms(Instant.EPOCH);
    }
}

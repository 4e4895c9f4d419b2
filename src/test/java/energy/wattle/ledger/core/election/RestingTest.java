package energy.wattle.ledger.core.election;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.ElectionFact.Move;
import energy.wattle.ledger.ElectionFact.Moved;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ElectionChain;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Source: Ledger, rule 22. */
class RestingTest {

    private ElectionChain chain = ElectionChain.zone(CryptoSuites.ED25519, 10);

    private static NodeId node(int number) {
        return ElectionChain.node(number);
    }

    private static List<NodeId> nodes(int... numbers) {
        return IntStream.of(numbers).mapToObj(RestingTest::node).toList();
    }

    @Test
    void aNodeThatAMajorityMissesForTwoEpochsAndADayRestsWithoutBlame() {
        epochWithout(nodes(9));
        assertThat(chain.voters()).contains(node(9));
        pass(23);
        epochWithout(nodes(9));
        assertThat(chain.voters()).as("two epochs, but no day").contains(node(9));
        pass(2);
        epochWithout(nodes(9));

        assertThat(moves()).containsExactly(new Moved(node(9), Move.RESTED, 3));
        assertThat(chain.voters()).hasSize(9).doesNotContain(node(9));
        assertThat(chain.elections().resting().stream().map(Validator::id)).containsExactly(node(9));
        assertThat(chain.electorate().election().evicted()).isEmpty();
    }

    @Test
    void oneEpochInBetweenBeginsTheCountAnew() {
        epochWithout(nodes(9));
        epochWithout(nodes());
        pass(30);
        epochWithout(nodes(9));
        assertThat(chain.voters()).contains(node(9));
    }

    @Test
    void fewReportsMoveNobody() {
        pass(30);
        for (int epoch = 0; epoch < 4; epoch++) {
            // q of 10 is 7: six report.
            Reports.send(chain, nodes(6, 7, 8, 9), (one, other) -> other.equals(node(9)) ? Reports.UNREACHABLE : 1_000);
            chain.endOfEpoch();
            pass(30);
        }
        assertThat(chain.voters()).hasSize(10);
    }

    @Test
    void nobodyRestsBelowWhatTheChainIsToWithstand() {
        // Ten registered: a is 2, so that seven must go on voting. The longest away go first, then by id.
        epochWithout(nodes(8));
        pass(1);
        for (int epoch = 0; epoch < 3; epoch++) {
            epochWithout(nodes(6, 7, 8));
            pass(30);
        }
        assertThat(chain.voters()).hasSize(7);
        chain = ElectionChain.zone(CryptoSuites.ED25519, 7);
        for (int epoch = 0; epoch < 3; epoch++) {
            epochWithout(nodes(5, 6));
            pass(30);
        }
        assertThat(chain.voters())
                .as("seven registered: a is 1, so that four must")
                .hasSize(5);
        chain = ElectionChain.zone(CryptoSuites.ED25519, 4);
        for (int epoch = 0; epoch < 3; epoch++) {
            epochWithout(nodes(3));
            pass(30);
        }
        assertThat(chain.voters()).hasSize(4);
    }

    @Test
    void onTheMainChainNobodyRests() {
        chain = ElectionChain.main(CryptoSuites.ED25519, 10);
        for (int epoch = 0; epoch < 4; epoch++) {
            epochWithout(nodes(9));
            pass(30);
        }
        assertThat(chain.voters()).hasSize(10);
    }

    @Test
    void aRestingNodeReturnsOnceItIsReadyAndReached() {
        rest9();
        assertThat(ready(node(9), chain.height(), chain.header(chain.height()).stateRoot()))
                .as("a state of the epoch before")
                .contains("UNKNOWN_STATE");
        epochWithout(nodes());
        assertThat(chain.voters()).as("reached, but not ready").doesNotContain(node(9));

        chain.block();
        chain.block();
        long height = chain.height() - 1;
        assertThat(ready(node(8), height, chain.header(height).stateRoot())).contains("NOT_RESTING");
        assertThat(ready(node(9), height, Hash.ofHex("66".repeat(32)))).contains("UNKNOWN_STATE");
        assertThat(ready(node(9), height, chain.header(height).stateRoot())).isEmpty();
        Reports.send(
                chain,
                List.of(),
                (one, other) -> other.equals(node(9)) && one.compareTo(node(6)) < 0
                        ? 2_000
                        : other.equals(node(9)) ? -1 : 1_000);
        chain.endOfEpoch();

        assertThat(moves()).containsExactly(new Moved(node(9), Move.RETURNED, chain.epoch()));
        assertThat(chain.voters()).hasSize(10);
        assertThat(chain.elections().resting()).isEmpty();
    }

    @Test
    void aReadyNodeThatTooFewReachGoesOnResting() {
        rest9();
        chain.block();
        chain.block();
        long height = chain.height() - 1;
        assertThat(ready(node(9), height, chain.header(height).stateRoot())).isEmpty();
        // q − 1 of nine is 5: four report a value.
        Reports.send(
                chain,
                List.of(),
                (one, other) -> other.equals(node(9)) && one.compareTo(node(4)) < 0
                        ? 2_000
                        : other.equals(node(9)) ? -1 : 1_000);
        chain.endOfEpoch();
        assertThat(chain.voters()).doesNotContain(node(9));
    }

    private void rest9() {
        for (int epoch = 0; epoch < 2; epoch++) {
            epochWithout(nodes(9));
            pass(30);
        }
        epochWithout(nodes(9));
        assertThat(chain.elections().resting()).hasSize(1);
    }

    private Optional<String> ready(NodeId node, long height, Hash stateRoot) {
        Hash record = chain.submit(node, RecordKind.READY, new ReadyRecord(height, stateRoot).encode());
        chain.block();
        return chain.voidReason(record);
    }

    /** An epoch at whose end everybody else reports these unreachable. */
    private void epochWithout(List<NodeId> away) {
        Reports.send(chain, away, (one, other) -> away.contains(other) ? Reports.UNREACHABLE : 1_000);
        chain.endOfEpoch();
    }

    private void pass(int hours) {
        chain.block(0, chain.time() + hours * ElectionChain.HOUR);
    }

    private List<Moved> moves() {
        return chain.results(Moved.KIND).stream().map(Moved::decode).toList();
    }
}

package energy.wattle.ledger.core.election;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.ElectionFact;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ElectionChain;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Source: Ledger, rules 2, 5 to 10 and 22. */
@ParameterizedClass
@ValueSource(strings = {"ed25519", "sm"})
class ElectionContractTest {

    private static final Hash NONE = Hash.ofHex("00".repeat(32));

    private final CryptoSuite suite;
    private final ElectionChain chain;

    ElectionContractTest(String suite) {
        this.suite = CryptoSuites.named(suite).orElseThrow();
        chain = ElectionChain.main(this.suite, 7);
    }

    private static NodeId node(int number) {
        return ElectionChain.node(number);
    }

    /** The higher the number, the nearer the node. */
    private static int distance(NodeId one, NodeId other) {
        return 1_000_000 - 1_000 * (number(one) + number(other));
    }

    private static int number(NodeId node) {
        return Integer.parseInt(node.code().substring(5));
    }

    @Test
    void beforeTheFirstElectionTheOrderIsThatOfIds() {
        Electorate electorate = chain.electorate();

        assertThat(electorate.election().delegates()).containsExactly(node(0));
        assertThat(electorate.election().candidates()).containsExactly(node(1));
        assertThat(electorate.election().answering()).hasSize(7);
        assertThat(electorate.leader(0)).isEqualTo(node(0));
        assertThat(electorate.leader(1)).isEqualTo(node(1));
        assertThat(electorate.leader(2)).isEqualTo(node(2)); // W[(2 + 2 − 1 − 1) mod 7]
    }

    @Test
    void reportsElectTheNearestForTheNextEpoch() {
        Reports.send(chain, List.of(), ElectionContractTest::distance);
        chain.endOfEpoch();

        assertThat(chain.electorate().election().delegates()).containsExactly(node(6));
        assertThat(chain.electorate().election().candidates()).containsExactly(node(5));
        chain.block();
        assertThat(chain.results(ElectionFact.Elected.KIND).stream().map(ElectionFact.Elected::decode))
                .containsExactly(new ElectionFact.Elected(1, List.of(node(6)), List.of(node(5)), 7));
        chain.endOfEpoch();
        assertThat(chain.electorate().election().delegates())
                .as("without reports the last epoch's stay")
                .containsExactly(node(6));
    }

    @Test
    void aNodeThatTooFewReachLeavesTheRankingAndStaysAVoter() {
        Reports.send(
                chain,
                List.of(node(6)),
                (one, other) ->
                        one.equals(node(6)) || other.equals(node(6)) ? Reports.UNREACHABLE : distance(one, other));
        chain.endOfEpoch();

        assertThat(chain.electorate().election().answering()).hasSize(6).doesNotContain(node(6));
        assertThat(chain.electorate().election().delegates()).containsExactly(node(5));
        assertThat(chain.voters()).contains(node(6));
    }

    @Test
    void fewerThanAQuorumOfReportsElectNobody() {
        Reports.send(chain, List.of(node(0), node(1), node(2)), ElectionContractTest::distance);
        chain.endOfEpoch();

        assertThat(chain.electorate().election().delegates()).containsExactly(node(0));
    }

    @Test
    void aReportCountsOnceInItsEpochAndForPeersOnly() {
        Hash first = report(node(1), 0, node(2));
        Hash again = report(node(1), 0, node(3));
        Hash other = report(node(2), 1, node(3));
        Hash unknown = report(node(3), 0, new NodeId("stranger"));
        Hash itself = report(node(4), 0, node(4));
        chain.block();

        assertThat(chain.voidReason(first)).isEmpty();
        assertThat(chain.voidReason(again)).contains("REPORTED_ALREADY");
        assertThat(chain.voidReason(other)).contains("OUTSIDE_WINDOW");
        assertThat(chain.voidReason(unknown)).contains("UNKNOWN_PEER");
        assertThat(chain.voidReason(itself)).contains("UNKNOWN_PEER");
    }

    @Test
    void threeMissedTurnsPutADelegateBehindTheCandidatesForTheEpochAndDoubleItsScore() {
        // Node 0 leads heights 2, 3 and 5, between which is an open slot; a round above 0 means that it was silent.
        chain.block(1, ElectionChain.START);
        chain.block(1, ElectionChain.START);
        chain.block();
        assertThat(chain.electorate().election().delegates()).containsExactly(node(0));
        chain.block(1, chain.time());

        assertThat(chain.results(ElectionFact.Demoted.KIND).stream().map(ElectionFact.Demoted::decode))
                .containsExactly(new ElectionFact.Demoted(node(0), 0));
        assertThat(chain.electorate().election().delegates()).containsExactly(node(1));
        assertThat(chain.electorate().election().candidates()).containsExactly(node(0));
        assertThat(chain.voters()).contains(node(0));

        Reports.send(chain, List.of(), (one, other) -> one.equals(node(0)) || other.equals(node(0)) ? 600 : 1_000);
        chain.endOfEpoch();
        assertThat(chain.electorate().election().delegates())
                .as("600 µs, doubled, is more than 1000")
                .doesNotContain(node(0));
    }

    @Test
    void aVeryHighRoundCountsEverybodyOnceAndEndsSoon() {
        chain.block(Integer.MAX_VALUE, ElectionChain.START);

        assertThat(chain.results(ElectionFact.Demoted.KIND)).hasSize(7);
        assertThat(chain.voters()).hasSize(7);
    }

    @Test
    void aHeaderWithAnotherOrderOrOtherNextValidatorsIsRefused() {
        ElectionChain twin = ElectionChain.main(suite, 7);
        Block block = rawBlock(twin);

        assertThat(chain.check(block)).isInstanceOf(ChainStep.Right.class);
        assertThat(chain.check(altered(block, NONE, block.header().nextValidators())))
                .isEqualTo(new ChainStep.Refused("the validators' order is not that of the state"));
        assertThat(chain.check(altered(block, block.header().election(), NONE)))
                .isEqualTo(new ChainStep.Refused("the next validators are not those of the state"));
    }

    private static Block rawBlock(ElectionChain chain) {
        chain.block();
        return chain.blocks().getLast();
    }

    private static Block altered(Block block, Hash election, Hash next) {
        BlockHeader header = block.header();
        return new Block(
                new BlockHeader(
                        header.version(),
                        header.chain(),
                        header.height(),
                        header.round(),
                        header.time(),
                        header.previous(),
                        header.proposer(),
                        header.recordsRoot(),
                        header.resultsRoot(),
                        header.stateRoot(),
                        header.historyRoot(),
                        header.validators(),
                        next,
                        election,
                        header.epoch()),
                block.records());
    }

    private Hash report(NodeId reporter, long epoch, NodeId peer) {
        RoundTripReport report = new RoundTripReport(epoch, List.of(new RoundTripReport.Peer(peer, OptionalInt.of(5))));
        return chain.submit(reporter, RecordKind.RTT_REPORT, report.encode());
    }
}

package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.SigningScope;
import energy.wattle.ledger.core.consensus.Vote;
import energy.wattle.ledger.core.election.Electorate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is told that a chain waits for its nodes, and that a node signs nothing. Source: Ledger, rules 3 and 22. */
class NetworkAlarmsTest {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;
    private static final NodeId NORTH = new NodeId("north");

    private final HeightTerms terms = terms();
    private final AtomicLong nanos = new AtomicLong(-Duration.ofSeconds(3).toNanos());
    private final NetworkBook book = new NetworkBook(NORTH, nanos::get);

    @Test
    void aNetworkThatDecidesRaisesNone() {
        open();
        pass(Duration.ofHours(1));

        assertThat(alarms()).isEmpty();
    }

    @Test
    void aChainThatWaitsForLongNamesThoseOfWhomNothingWasHeard() {
        open();
        book.waits(true);
        hear(0);
        hear(1);
        pass(Duration.ofSeconds(14));
        book.waits(true);
        assertThat(alarms()).as("some rounds may go by").isEmpty();

        pass(Duration.ofSeconds(1));

        assertThat(alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.severity()).isEqualTo(Severity.BAD);
            assertThat(alarm.readers()).containsExactly(Reader.OPERATOR);
            assertThat(alarm.what().english()).contains("north").endsWith("nothing was heard from node-002, node-003");
        });
    }

    @Test
    void theAlarmIsGoneWithTheNextDecision() {
        open();
        book.waits(true);
        pass(Duration.ofMinutes(1));
        assertThat(alarms()).hasSize(1);

        book.waits(false);

        assertThat(alarms()).isEmpty();
    }

    @Test
    void nodesWithoutTheirSigningStateAreNamedByName() {
        open();
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
        pass(Duration.ofMinutes(1));

        assertThat(book.missing()).isEmpty();
        assertThat(book.live().heights()).isEmpty();
    }

    @Test
    void aChainWithOneValidatorHasNoNetworkToTellOf() {
        assertThat(new NetworkAlarms(
                                new Chains(List.of(chain())), new NetworkBooks(Map.of()), new HeededManifests(Map.of()))
                        .alarms(Instant.EPOCH))
                .isEmpty();
    }

    private void open() {
        book.open(terms, List.of());
    }

    private void hear(int signer) {
        Hash any = terms.previous();
        book.heard(new Vote(Vote.Phase.PREPARE, 1, 0, any, any, signer, Bytes.of(new byte[64])));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private List<MarketAlarm> alarms() {
        Chain chain = chain();
        return new NetworkAlarms(
                        new Chains(List.of(chain)),
                        new NetworkBooks(Map.of(chain.id(), book)),
                        new HeededManifests(Map.of()))
                .alarms(Instant.EPOCH);
    }

    private Chain chain() {
        ChainId id = terms.scope().chain();
        Genesis genesis = new Genesis(
                1,
                SUITE.name(),
                NORTH,
                Optional.of(id),
                0,
                terms.electorate().validators(),
                List.of(terms.publicKey(0)),
                1,
                List.of());
        return new Chain(1, new MarketChain(id, ChainTier.ZONE, NORTH), genesis, SUITE);
    }

    private static HeightTerms terms() {
        List<Validator> members = IntStream.range(0, 4)
                .mapToObj(node -> new Validator(
                        new NodeId("node-%03d".formatted(node)),
                        SUITE.signingKey(SUITE.hash(new byte[] {(byte) node}).bytes())))
                .toList();
        List<NodeId> ids = members.stream().map(Validator::id).toList();
        Election election = new Election(ids.subList(0, 1), ids.subList(1, 2), ids, List.of());
        SigningScope scope = new SigningScope(1, new ChainId(SUITE.tagged("wattle/test", Bytes.EMPTY)), 0);
        return new HeightTerms(
                scope,
                new Electorate(1, new ValidatorSet(members), election, 4),
                scope.chain().genesis(),
                Optional.empty(),
                1 << 22);
    }
}

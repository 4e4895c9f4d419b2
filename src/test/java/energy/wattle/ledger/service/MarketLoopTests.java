package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.DatabaseSlice;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.NodeState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** Two zones and their main chain in a real database, driven step by step. */
@SpringBootTest(
        classes = MarketLoopTests.LedgerAlone.class,
        properties = {"wattle.ledger.runs-market=false", "wattle.ledger.secret-file=target/test.secret"})
@OnTestDatabase
class MarketLoopTests {

    private static final Instant START = Instant.parse("2024-06-02T22:00:00Z");

    @Autowired
    private Ledger ledger;

    @Autowired
    private MarketLoop loop;

    @Autowired
    private Bell bell;

    @Test
    void aFoundedMarketGetsItsEpochKeysRegistersItsZonesAndAnchorsThem() {
        loop.settle(START);
        MarketChain main = ledger.main().orElseThrow();
        assertThat(NodeState.zones(ledger.state(main.id())))
                .extracting(NodeState.RegisteredZone::name)
                .containsExactly(new NodeId("Z1"), new NodeId("Z2"));
        assertThat(NodeState.keyInForce(ledger.state(main.id()))).isPresent();
        Instant later = START.plus(Duration.ofMinutes(15));
        loop.settle(later);
        for (MarketChain zone : ledger.zones()) {
            assertThat(NodeState.keyInForce(ledger.state(zone.id()))).isPresent();
        }
    }

    @Test
    void aDutyIsCalledForItsChainsBlocksWhenItsTimeHasComeAndAfterAFailure() {
        loop.settle(START);
        int untilNow = bell.calls;
        loop.settle(START.plus(Duration.ofMinutes(15)));
        loop.settle(START.plus(Duration.ofMinutes(30)));
        assertThat(bell.calls).isEqualTo(untilNow);
        loop.settle(Bell.RINGS);
        assertThat(bell.calls).isEqualTo(untilNow + 1);
        loop.settle(Bell.RINGS);
        assertThat(bell.calls).isEqualTo(untilNow + 1);
        bell.fails = true;
        loop.settle(Bell.RINGS_AGAIN);
        bell.fails = false;
        int failed = bell.calls;
        loop.settle(Bell.RINGS_AGAIN);
        assertThat(bell.calls).isEqualTo(failed + 1);
        assertThat(loop.next(Bell.RINGS)).isAfter(Bell.RINGS);
    }

    /** Follows no chain: two instants only are its own. */
    static final class Bell implements Duty {

        static final Instant RINGS = START.plus(Duration.ofHours(1));
        static final Instant RINGS_AGAIN = START.plus(Duration.ofHours(2));

        private int calls;
        private boolean fails;

        @Override
        public void perform(Instant now) {
            calls++;
            if (fails) {
                throw new IllegalStateException("out of order");
            }
        }

        @Override
        public Optional<Instant> next(Instant now) {
            return Stream.of(RINGS, RINGS_AGAIN).filter(now::isBefore).findFirst();
        }

        @Override
        public Watched watches() {
            return Watched.NONE;
        }
    }

    @DatabaseSlice
    @ComponentScan({"energy.wattle.ledger.store", "energy.wattle.ledger.service"})
    static class LedgerAlone {

        static final int EPOCH = 3;

        @Bean
        Bell bell() {
            return new Bell();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MarketFounding founding() {
            return () -> new MarketFounding.Founding(
                    new NodeId("market"),
                    "ed25519",
                    START,
                    List.of(new NodeId("Z2"), new NodeId("Z1")),
                    List.of(
                            new Genesis.Parameter("block-interval-millis", 0),
                            new Genesis.Parameter("epoch-blocks", EPOCH)));
        }

        @Bean
        Senders edgeClusters(Keystore keystore) {
            return (StateView state, KeyId key) -> List.of("Z1", "Z2").stream()
                    .map(zone -> KeyName.of("edge-cluster", zone))
                    .filter(name -> keystore.keyId(name).equals(key))
                    .map(name -> new Senders.Sender(keystore.signingKey(name), Set.of(RecordKind.ANCHOR)))
                    .findFirst()
                    .or(Optional::empty);
        }
    }
}

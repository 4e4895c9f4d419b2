package energy.wattle.ledger.service;

import energy.wattle.database.DatabaseSlice;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.StateView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** Three zones of seven nodes each and their main chain of four, in a real database, driven step by step. */
@DatabaseSlice
@ComponentScan({"energy.wattle.ledger.store", "energy.wattle.ledger.service"})
class ManyNodes {

    static final Instant START = Instant.parse("2024-06-02T22:00:00Z");
    static final List<String> ZONES = List.of("Z1", "Z2", "Z3");

    static final int EPOCH = 10;

    private static final int NODES = 7;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MarketFounding founding(@Value("${many-nodes.suite:ed25519}") String suite) {
        List<NodeId> zones = ZONES.stream().map(NodeId::new).toList();
        return () -> new MarketFounding.Founding(
                        new NodeId("market"),
                        suite,
                        START,
                        zones,
                        List.of(
                                new Genesis.Parameter("block-interval-millis", 0),
                                new Genesis.Parameter("epoch-blocks", EPOCH),
                                new Genesis.Parameter("heartbeat-millis", 0),
                                new Genesis.Parameter("report-window-blocks", 6),
                                new Genesis.Parameter("rest-after-millis", 0)))
                .with(Map.of(zones.get(0), nodes("Z1"), zones.get(1), nodes("Z2"), zones.get(2), nodes("Z3")));
    }

    static List<NodeId> nodes(String zone) {
        return IntStream.rangeClosed(1, NODES)
                .mapToObj(number -> new NodeId("%s-N%d".formatted(zone, number)))
                .toList();
    }

    @Bean
    Senders edgeClusters(Keystore keystore) {
        return (StateView state, KeyId key) -> ZONES.stream()
                .map(zone -> KeyName.of("edge-cluster", zone))
                .filter(name -> keystore.keyId(name).equals(key))
                .map(name -> new Senders.Sender(keystore.signingKey(name), Set.of(RecordKind.ANCHOR)))
                .findFirst();
    }
}

package energy.wattle.ledger.service;

import energy.wattle.database.DatabaseSlice;
import energy.wattle.database.TestDatabase;
import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.Signing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * Four validators of one chain in this process, each of which checks everything for itself, on a real database: how
 * many records a second become final, beside how many signatures of the same records a core verifies.
 */
public final class FourValidators {

    private static final Instant START = Instant.parse("2024-06-02T22:00:00Z");
    private static final NodeId ZONE = new NodeId("Z1");
    private static final KeyName SENDER = KeyName.of("edge-cluster", ZONE.code());
    private static final int PAYLOAD = 1_024;
    private static final int RECORDS = 12_000;
    private static final int VERIFIED = 2_000;

    private FourValidators() {}

    /**
     * What was measured.
     *
     * @param finalPerSecond records
     * @param verifiedPerSecond signatures of such records, on one core
     * @param bytesPerRecord of blocks and certificates as they are stored, per final record
     */
    public record Rates(double finalPerSecond, double verifiedPerSecond, double bytesPerRecord) {}

    public static Rates measure() {
        TestDatabase database = TestDatabase.fresh();
        SpringApplication application = new SpringApplication(Market.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--wattle.ledger.secret-file=target/bench.secret",
                "--wattle.ledger.runs-market=false",
                "--wattle.ledger.network.shares-checks=false")) {
            MarketLoop loop = context.getBean(MarketLoop.class);
            Chain chain = context.getBean(Chains.class).zones().getFirst();
            loop.settle(START);
            submit(context, chain, RECORDS / 4);
            loop.settle(START.plusSeconds(1)); // compiled from here on
            List<LedgerRecord> sent = submit(context, chain, RECORDS);
            long before = bytes(context, chain);
            long began = System.nanoTime();
            loop.settle(START.plus(Duration.ofMinutes(1)));
            double seconds = (System.nanoTime() - began) / 1e9;
            if (context.getBean(NodeStores.class).pending().count(chain.number()) > 0) {
                throw new IllegalStateException("not every record is final");
            }
            return new Rates(
                    RECORDS / seconds,
                    verified(context, chain, sent),
                    (bytes(context, chain) - before) / (double) RECORDS);
        }
    }

    private static List<LedgerRecord> submit(ConfigurableApplicationContext context, Chain chain, int count) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] payload = new byte[PAYLOAD];
            payload[0] = (byte) i;
            payload[1] = (byte) (i >> 8);
            drafts.add(Draft.plain(chain.id(), RecordKind.GRID_PRICE, SENDER, Bytes.of(payload)));
        }
        context.getBean(Ledger.class).submit(drafts);
        return context.getBean(NodeStores.class).pending().of(chain.number(), VERIFIED).stream()
                .map(record -> RecordCodec.decode(record.content()))
                .toList();
    }

    private static double verified(ConfigurableApplicationContext context, Chain chain, List<LedgerRecord> records) {
        Bytes key = context.getBean(Keystore.class).signingKey(SENDER);
        long began = System.nanoTime();
        long good = records.stream()
                .filter(record -> Signing.isSignedBy(chain.suite(), key, record))
                .count();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (good != records.size()) {
            throw new IllegalStateException("a record's signature is bad");
        }
        return good / seconds;
    }

    private static long bytes(ConfigurableApplicationContext context, Chain chain) {
        NodeStores stores = context.getBean(NodeStores.class);
        return stores.blocks().from(chain.number(), 1, Integer.MAX_VALUE).stream()
                .mapToLong(block -> block.header().length()
                        + block.certificate().length()
                        + stores.blocks().records(chain.number(), block.height()).stream()
                                .mapToLong(record -> record.content().length())
                                .sum())
                .sum();
    }

    @DatabaseSlice
    @ComponentScan({"energy.wattle.ledger.store", "energy.wattle.ledger.service"})
    static class Market {

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
                    List.of(ZONE),
                    List.of(
                            new Genesis.Parameter("block-interval-millis", 0),
                            new Genesis.Parameter("heartbeat-millis", 0)),
                    Map.of(ZONE, List.of(new NodeId("a"), new NodeId("b"), new NodeId("c"), new NodeId("d"))));
        }

        @Bean
        Senders senders(Keystore keystore) {
            Senders.Sender edge =
                    new Senders.Sender(keystore.signingKey(SENDER), Set.of(RecordKind.ANCHOR, RecordKind.GRID_PRICE));
            return (state, key) -> key.equals(keystore.keyId(SENDER)) ? Optional.of(edge) : Optional.empty();
        }

        /** Takes prices and keeps nothing: what is measured is the ledger. */
        @Bean
        Contract prices() {
            return new Contract() {

                @Override
                public List<RecordKind> kinds() {
                    return List.of(RecordKind.GRID_PRICE);
                }

                @Override
                public List<Integer> tables() {
                    return List.of(50);
                }

                @Override
                public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
                    return Applied.of(List.of(), List.of());
                }
            };
        }
    }

    public static void main(String[] args) {
        System.out.println(measure());
        System.exit(0);
    }
}

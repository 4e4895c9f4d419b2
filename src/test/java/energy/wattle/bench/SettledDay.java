package energy.wattle.bench;

import energy.wattle.database.DatabaseSlice;
import energy.wattle.database.TestDatabase;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.RecordKind;
import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.ContractKind;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.core.PriceRecords;
import energy.wattle.settlement.core.SettlementChain;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradeId;
import energy.wattle.units.Coefficient;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code settle-day}: a day of 1,000 participants and 144,000 trades, settled by the contract block by block and stored
 * by the projection, each block in its transaction; beside it PostgreSQL's COPY of the very same lines, ready as text,
 * into an empty table of the same definition. Both in the same run, in turns. Without the ledger's own encryption and
 * storage of blocks.
 */
final class SettledDay {

    /** Best of the turns, seconds. */
    record Times(double settle, double copy, long lines) {}

    private static final long SEED = 42;
    private static final int PARTICIPANTS = 1_000;
    private static final int INTERVALS = 96;
    private static final int TRADES = 1_500;
    private static final int TURNS = 3;
    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    private static final MarketChain ZONE =
            new MarketChain(new ChainId(new Hash(Bytes.of(new byte[Hash.LENGTH]))), ChainTier.ZONE, new NodeId("Z1"));

    @DatabaseSlice
    @ComponentScan(
            basePackages = {"energy.wattle.settlement.store", "energy.wattle.settlement.service"},
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Store|SettlementProjection)"))
    static class Settlement {}

    private SettledDay() {}

    static Times measure() throws SQLException, IOException {
        double settle = Double.POSITIVE_INFINITY;
        double copy = Double.POSITIVE_INFINITY;
        long lines = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            TestDatabase database = TestDatabase.fresh();
            try (ConfigurableApplicationContext context = start(database)) {
                SettlementChain chain = day();
                long before = System.nanoTime();
                settle(chain, context);
                settle = Math.min(settle, secondsSince(before));
                lines = chain.lines.size();
                copy = Math.min(copy, copy(database, text(chain.lines)));
            }
        }
        return new Times(settle, copy, lines);
    }

    private static ConfigurableApplicationContext start(TestDatabase database) {
        SpringApplication application = new SpringApplication(Settlement.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());
    }

    /** Everything that the day's blocks find on the chain; the readings come with them. */
    private static SettlementChain day() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        SettlementChain chain = new SettlementChain();
        for (int i = 0; i < PARTICIPANTS; i++) {
            chain.members("participant-" + i);
        }
        Price fee = Price.of("0.001");
        chain.contract(new ContractVersion(1, START, ContractKind.SPREAD, Coefficient.ONE, fee, fee));
        List<PublishedPrice> prices = new ArrayList<>();
        for (int i = 0; i < INTERVALS; i++) {
            Interval interval = interval(i);
            prices.add(new PublishedPrice(interval, Price.of("0.35"), Price.of("0.06")));
            for (int trade = 0; trade < TRADES; trade++) {
                chain.trades(trade(interval, trade, random));
            }
        }
        chain.record(RecordKind.GRID_PRICE, "edge", PriceRecords.encodeGridPrices(prices));
        chain.block(START);
        return chain;
    }

    private static void settle(SettlementChain chain, ConfigurableApplicationContext context) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + 1);
        Projection projection = context.getBean(Projection.class);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        for (int i = 0; i < INTERVALS; i++) {
            for (int participant = 0; participant < PARTICIPANTS; participant++) {
                chain.read(interval(i), participant(participant), new WattHours(random.nextLong(4_001) - 2_000));
            }
            FinalBlock block = chain.finalBlock(ZONE, interval(i).end().plus(Duration.ofSeconds(1)));
            transaction.executeWithoutResult(status -> projection.project(block));
        }
    }

    private static double copy(TestDatabase database, byte[] text) throws SQLException, IOException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table public.line (like settlement.line including all)");
            long before = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy public.line from stdin", new ByteArrayInputStream(text));
            return secondsSince(before);
        }
    }

    /** The lines as COPY takes them, in the order of the table's columns. */
    private static byte[] text(List<BookedLine> lines) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int position = 0;
        for (BookedLine booked : lines) {
            SettlementLine line = booked.line();
            TradeId trade = line.trade();
            String row = String.join(
                    "\t",
                    "Z1",
                    booked.interval().start().toString(),
                    String.valueOf(booked.booking()),
                    String.valueOf(position++),
                    "1",
                    trade == null ? "\\N" : trade.sellOrder().code(),
                    trade == null ? "\\N" : trade.buyOrder().code(),
                    line.kind().name(),
                    line.payer().code(),
                    line.payee().code(),
                    String.valueOf(line.quantity().value()),
                    String.valueOf(line.price().micros()),
                    String.valueOf(line.amount().micros()),
                    line.quality().name());
            text.writeBytes((row + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return text.toByteArray();
    }

    private static Trade trade(Interval interval, int number, RandomGenerator random) {
        int seller = random.nextInt(PARTICIPANTS);
        int buyer = (seller + 1 + random.nextInt(PARTICIPANTS - 1)) % PARTICIPANTS;
        return new Trade(
                interval,
                new OrderId("s" + number),
                new OrderId("b" + number),
                participant(seller),
                participant(buyer),
                new WattHours(1 + random.nextLong(2_000)),
                new Price(100_000 + random.nextLong(200_000)));
    }

    private static ParticipantId participant(int number) {
        return new ParticipantId("participant-" + number);
    }

    private static Interval interval(int number) {
        return new Interval(START.plus(Interval.LENGTH.multipliedBy(number)));
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}

package energy.wattle.bench;

import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.core.Clearing;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Clearing one interval, beside merely sorting the same orders into the same sequences. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ClearingBenchmark {

    private static final long SEED = 42;
    private static final int PARTICIPANTS = 1_000;

    /** Orders of both sides together. */
    @Param("200000")
    public int orders;

    private OrderBook book = new OrderBook(new Interval(Instant.EPOCH), List.of(), List.of());

    @Setup
    public void makeBook() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<Ask> asks = new ArrayList<>();
        List<Bid> bids = new ArrayList<>();
        for (int i = 0; i < orders / 2; i++) {
            asks.add(new Ask(
                    new OrderId("s" + i),
                    new ParticipantId("seller-" + i % PARTICIPANTS),
                    random.nextBoolean() ? EnergySource.RENEWABLE : EnergySource.CONVENTIONAL,
                    quantity(random),
                    price(random, 50_000)));
            bids.add(new Bid(
                    new OrderId("b" + i),
                    new ParticipantId("buyer-" + i % PARTICIPANTS),
                    quantity(random),
                    price(random, 100_000)));
        }
        book = new OrderBook(book.interval(), asks, bids);
    }

    @Benchmark
    public ClearingResult clear() {
        return Clearing.clear(book);
    }

    /** The baseline: the same orders, sorted by source, price and time as clearing needs them. */
    @Benchmark
    public int sortOnly() {
        List<Ask> asks = new ArrayList<>(book.asks());
        asks.sort(Comparator.comparing(Ask::source)
                .thenComparingLong(ask -> ask.limit().micros()));
        List<Bid> bids = new ArrayList<>(book.bids());
        bids.sort(Comparator.comparingLong((Bid bid) -> -bid.limit().micros()));
        return asks.size() + bids.size();
    }

    private static WattHours quantity(RandomGenerator random) {
        return new WattHours(1 + random.nextLong(10_000));
    }

    private static Price price(RandomGenerator random, long lowest) {
        return new Price(lowest + random.nextLong(300_000));
    }
}

package energy.wattle.bench;

import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.core.IntervalSettlement;
import energy.wattle.settlement.core.SettlementContract;
import energy.wattle.settlement.core.SettlementInput;
import energy.wattle.trading.Trade;
import energy.wattle.units.Interval;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Settling a day of 1,000 participants, beside a plain pass over the same input. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SettlementBenchmark {

    private static final long SEED = 42;
    private static final int PARTICIPANTS = 1_000;
    private static final int INTERVALS = 96;
    private static final int TRADES = 1_500;

    private final List<SettlementInput> day = new ArrayList<>();

    @Setup
    public void makeDay() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<ParticipantId> participants = new ArrayList<>();
        for (int i = 0; i < PARTICIPANTS; i++) {
            participants.add(new ParticipantId("participant-" + i));
        }
        for (int i = 0; i < INTERVALS; i++) {
            day.add(interval(new Interval(Instant.EPOCH.plus(Interval.LENGTH.multipliedBy(i))), participants, random));
        }
    }

    private static SettlementInput interval(
            Interval interval, List<ParticipantId> participants, RandomGenerator random) {
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < TRADES; i++) {
            int seller = random.nextInt(PARTICIPANTS);
            int buyer = (seller + 1 + random.nextInt(PARTICIPANTS - 1)) % PARTICIPANTS;
            trades.add(new Trade(
                    interval,
                    new OrderId("s" + i),
                    new OrderId("b" + i),
                    participants.get(seller),
                    participants.get(buyer),
                    new WattHours(1 + random.nextLong(2_000)),
                    new Price(100_000 + random.nextLong(200_000))));
        }
        SortedMap<ParticipantId, MeteredEnergy> meters = new TreeMap<>();
        participants.forEach(participant ->
                meters.put(participant, MeteredEnergy.reading(new WattHours(random.nextLong(4_001) - 2_000))));
        return new SettlementInput(
                interval, trades, meters, GridPrices.published(new Price(350_000), new Price(60_000)));
    }

    @Benchmark
    public long settle() {
        long lines = 0;
        for (SettlementInput input : day) {
            lines +=
                    IntervalSettlement.settle(input, SettlementContract.DEFAULT).size();
        }
        return lines;
    }

    /** The baseline: every trade looked up at its parties' meters once, in the same maps. */
    @Benchmark
    public long plainPass() {
        long sum = 0;
        for (SettlementInput input : day) {
            for (Trade trade : input.trades()) {
                MeteredEnergy seller = input.metered().get(trade.seller());
                MeteredEnergy buyer = input.metered().get(trade.buyer());
                sum += trade.quantity().value() * trade.price().micros() / 1_000;
                sum += seller == null || buyer == null
                        ? 0
                        : seller.netExport().value() - buyer.netExport().value();
            }
        }
        return sum;
    }
}

package energy.wattle.settlement.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.RecordKind;
import energy.wattle.settlement.AssignedPrice;
import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.ContractKind;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.trading.Trade;
import energy.wattle.units.Coefficient;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of readings, corrections and prices, before and after the first deadline, against the naive way:
 * settle afresh with what is known, subtract every line that was ever booked. Market rules, Missing meters.
 */
class ResettlementOnTheLedgerTest {

    private static final Interval NOON = Settlements.NOON;

    private final SettlementChain chain = new SettlementChain();
    private final Map<String, Long> readings = new HashMap<>();
    private final Map<CompensationDirection, Price> assigned = new HashMap<>();
    private final List<SettlementLine> booked = new ArrayList<>();
    private List<Trade> trades = List.of();
    private List<String> members = List.of();
    private ContractVersion contract = ContractVersion.DEFAULT;
    private GridPrices prices = Settlements.grid("0", "0");

    @Test
    void everyBookingIsWhatSettlingAfreshAndSubtractingGives() {
        int bookings = 0;
        for (int seed = 0; seed < 200; seed++) {
            bookings += new ResettlementOnTheLedgerTest().play(seed);
        }
        assertThat(bookings).as("the sequences do resettle").isGreaterThan(1_000);
    }

    private int play(int seed) {
        Random random = new Random(seed);
        trades = Settlements.random(random, 8).trades();
        members = new ArrayList<>(Settlements.random(random, 0).metered().keySet().stream()
                .map(ParticipantId::code)
                .toList());
        trades.forEach(trade -> {
            members.add(trade.seller().code());
            members.add(trade.buyer().code());
        });
        members = members.stream().distinct().sorted().toList();
        chain.members(members.toArray(String[]::new)).trades(trades.toArray(Trade[]::new));
        contract = new ContractVersion(
                1,
                NOON.start(),
                random.nextBoolean() ? ContractKind.SPREAD : ContractKind.ASSIGNED,
                new Coefficient(random.nextInt(1_000_001)),
                new Price(random.nextInt(20_000)),
                new Price(random.nextInt(20_000)));
        chain.contract(contract).block(NOON.start());
        publish(random);
        chain.block(NOON.start().plusSeconds(1));

        Instant time = NOON.end().plus(Duration.ofHours(random.nextBoolean() ? 1 : 24));
        int bookings = 0;
        for (int block = 0; block < 12; block++) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                change(random);
            }
            time = time.plus(Duration.ofHours(1));
            List<BookedLine> before = List.copyOf(chain.lines);
            boolean settled = !chain.noonIn(time).isEmpty();
            List<BookedLine> now = chain.lines.subList(before.size(), chain.lines.size()).stream()
                    .filter(line -> line.interval().equals(NOON))
                    .toList();
            boolean isDue = !time.isBefore(NOON.end().plus(Duration.ofHours(24)));
            boolean isComplete = readings.keySet().containsAll(members);
            if (isDue || isComplete || bookings > 0) {
                assertThat(linesOf(now)).as("seed %d block %d", seed, block).isEqualTo(naiveDifferences());
                booked.addAll(now.stream().map(BookedLine::line).toList());
                bookings += settled ? 1 : 0;
            } else {
                assertThat(settled).as("seed %d block %d", seed, block).isFalse();
            }
        }
        return bookings;
    }

    private void change(Random random) {
        switch (random.nextInt(6)) {
            case 0 -> publish(random);
            case 1 -> assign(random);
            default -> {
                String member = members.get(random.nextInt(members.size()));
                long energy = random.nextLong(30_001) - 15_000;
                readings.put(member, energy);
                chain.read(NOON, member, new WattHours(energy).toString());
            }
        }
    }

    private void publish(Random random) {
        prices = GridPrices.published(
                new Price(random.nextInt(1_200_000) - 300_000), new Price(random.nextInt(600_000) - 300_000));
        chain.price(NOON, prices.importPrice().toString(), prices.exportPrice().toString());
    }

    private void assign(Random random) {
        CompensationDirection direction =
                List.of(CompensationDirection.values()).get(random.nextInt(2));
        Price price = new Price(random.nextInt(400_000));
        assigned.put(direction, price);
        chain.record(
                RecordKind.ASSIGNED_PRICE,
                "edge",
                PriceRecords.encodeAssignedPrices(List.of(new AssignedPrice(NOON, direction, price))));
    }

    /** Settled afresh, minus all that was ever booked, by trade, kind, payer and payee; zeros left out. */
    private SortedMap<String, List<BigInteger>> naiveDifferences() {
        SortedMap<ParticipantId, MeteredEnergy> metered = new TreeMap<>();
        for (String member : members) {
            ParticipantId id = new ParticipantId(member);
            Long reading = readings.get(member);
            metered.put(
                    id,
                    reading == null ? NetPosition.standIn(id, trades) : MeteredEnergy.reading(new WattHours(reading)));
        }
        Spread spread = new Spread(contract.coefficient());
        Map<CompensationDirection, Map<Interval, Price>> schedule = new HashMap<>();
        assigned.forEach((direction, price) -> schedule.put(direction, Map.of(NOON, price)));
        CompensationRule rule = contract.kind() == ContractKind.SPREAD ? spread : new Assigned(spread, schedule);
        List<SettlementLine> fresh = IntervalSettlement.settle(
                new SettlementInput(NOON, trades, metered, prices),
                new SettlementContract(rule, contract.networkFee(), contract.operatorFee()));
        SortedMap<String, List<BigInteger>> sums = new TreeMap<>();
        fresh.forEach(line -> add(sums, line, 1));
        booked.forEach(line -> add(sums, line, -1));
        sums.values().removeIf(sum -> sum.stream().allMatch(number -> number.signum() == 0));
        return sums;
    }

    private static SortedMap<String, List<BigInteger>> linesOf(List<BookedLine> lines) {
        SortedMap<String, List<BigInteger>> sums = new TreeMap<>();
        lines.forEach(line -> add(sums, line.line(), 1));
        assertThat(sums).as("one line per trade, kind, payer and payee").hasSize(lines.size());
        sums.values().removeIf(sum -> sum.stream().allMatch(number -> number.signum() == 0));
        return sums;
    }

    private static void add(SortedMap<String, List<BigInteger>> sums, SettlementLine line, long sign) {
        List<BigInteger> signed = List.of(
                BigInteger.valueOf(sign * line.quantity().value()),
                BigInteger.valueOf(sign * line.amount().micros()));
        sums.merge(
                "%s %s %s %s".formatted(line.trade(), line.kind(), line.payer(), line.payee()),
                signed,
                (a, b) -> List.of(a.get(0).add(b.get(0)), a.get(1).add(b.get(1))));
    }
}

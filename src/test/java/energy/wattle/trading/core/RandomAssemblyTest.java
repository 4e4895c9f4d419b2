package energy.wattle.trading.core;

import static energy.wattle.trading.core.Declarations.INTRADAY;
import static energy.wattle.trading.core.Declarations.PRICES;
import static energy.wattle.trading.core.Declarations.block;
import static energy.wattle.trading.core.Declarations.interval;
import static energy.wattle.trading.core.Declarations.qualification;
import static energy.wattle.trading.core.Declarations.qualified;
import static energy.wattle.trading.core.Declarations.session;
import static energy.wattle.trading.core.Declarations.traded;
import static energy.wattle.trading.core.Declarations.trader;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.trading.AssembledSession;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.Side;
import energy.wattle.trading.Submission;
import energy.wattle.trading.Trader;
import energy.wattle.trading.TradingQualification;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Market rules, Declarations, over thousands of sessions of declarations that break any rule now and then. */
class RandomAssemblyTest {

    private static final int SESSIONS = 4_000;
    private static final List<Interval> INTERVALS =
            List.of(interval("09:45"), interval("10:00"), interval("10:15"), interval("13:45"));

    @Test
    void thousandsOfRandomSessionsAreAssembledAsTheNaiveTwinAssemblesThem() {
        int counting = 0;
        int voided = 0;
        for (int seed = 0; seed < SESSIONS; seed++) {
            Random random = new Random(seed);
            SessionClosing closing = closing(random);
            List<Submission> submissions = submissions(random);
            AssembledSession result = BookAssembly.assemble(closing, submissions);
            NaiveAssembly naive = new NaiveAssembly(closing, submissions);

            assertThat(orders(result, Side.SELL)).as("seed %d", seed).isEqualTo(orders(naive, Side.SELL));
            assertThat(orders(result, Side.BUY)).as("seed %d", seed).isEqualTo(orders(naive, Side.BUY));
            assertThat(result.voidDeclarations())
                    .as("seed %d", seed)
                    .isSortedAccordingTo((left, right) -> left.place().compareTo(right.place()))
                    .allMatch(declaration -> !declaration.faults().isEmpty())
                    .extracting(declaration -> name(declaration.place()))
                    .containsExactlyInAnyOrderElementsOf(naive.voidDeclarations);
            assertThat(result.voidIntervals())
                    .as("seed %d", seed)
                    .allMatch(interval -> !interval.faults().isEmpty())
                    .extracting(interval -> name(interval.place()) + " " + interval.interval())
                    .containsExactlyElementsOf(naive.voidIntervals);
            counting += naive.orders.size();
            voided += naive.voidIntervals.size();
        }
        // The cases are worth comparing only if both outcomes are common.
        assertThat(counting).isGreaterThan(SESSIONS);
        assertThat(voided).isGreaterThan(SESSIONS);
    }

    private static List<String> orders(AssembledSession result, Side side) {
        return result.books().stream().flatMap(book -> orders(book, side)).toList();
    }

    private static Stream<String> orders(OrderBook book, Side side) {
        return (side == Side.SELL ? book.asks() : book.bids())
                .stream().map(order -> "%s %s %s".formatted(order.id(), side, order.quantity()));
    }

    private static List<String> orders(NaiveAssembly naive, Side side) {
        return naive.orders.values().stream()
                .flatMap(List::stream)
                .filter(order -> order.contains(side.name()))
                .toList();
    }

    private static String name(LedgerPlace place) {
        return place.block().height() + "-" + place.position();
    }

    private static SessionClosing closing(Random random) {
        Map<ParticipantId, Trader> traders = new TreeMap<>();
        for (String id : List.of("a", "b", "c", "d")) {
            if (random.nextInt(10) > 0) {
                traders.put(new ParticipantId(id), randomTrader(random, id));
            }
        }
        BlockPoint over = block(30 + random.nextInt(30), "08:00");
        SessionState state = switch (random.nextInt(6)) {
            case 0 -> new SessionState.Closed(over);
            case 1 -> new SessionState.Cancelled(over, CancellationReason.KEY_OVERDUE);
            default -> new SessionState.Cleared(over);
        };
        SessionStatus earlier =
                new SessionStatus(session(SessionKind.INTRADAY, "09:15", "10:15", "06:00", "08:00"), state);
        SessionStatus later = new SessionStatus(
                session(SessionKind.REAL_TIME, "10:00", "10:15", "09:25", "09:55"), new SessionState.Scheduled());
        return new SessionClosing(
                INTRADAY, block(90, "09:00"), block(92, "09:01"), List.of(later, earlier), traders, PRICES);
    }

    private static Trader randomTrader(Random random, String id) {
        Trader trader = trader(id);
        if (random.nextInt(3) == 0) {
            List<TradingQualification> some = Stream.of(
                            qualification(Side.SELL, "00:00", "23:00"),
                            qualification(Side.BUY, "00:00", random.nextBoolean() ? "09:01" : "09:02"),
                            qualification(Side.SELL, "00:00", "09:01"))
                    .filter(any -> random.nextBoolean())
                    .toList();
            trader = qualified(trader, some.toArray(TradingQualification[]::new));
        }
        long renewable = random.nextLong(10_000);
        trader = random.nextBoolean()
                ? trader
                : traded(trader, kilowattHours(renewable + random.nextLong(9_000)), kilowattHours(renewable), "9.5");
        TradingZoneId zone = random.nextInt(12) == 0 ? new TradingZoneId("south") : trader.zone();
        return new Trader(trader.id(), zone, trader.limits(), trader.qualifications(), trader.traded());
    }

    private static String kilowattHours(long wattHours) {
        return new WattHours(wattHours).toString();
    }

    /** Heights of two digits, positions of one. */
    private static List<Submission> submissions(Random random) {
        List<Submission> submissions = new ArrayList<>();
        int gate = 80 + random.nextInt(19);
        for (int height = 20 + random.nextInt(20); height < 99; height += 1 + random.nextInt(30)) {
            String time = height < gate ? "08:30" : "09:00";
            for (int position = random.nextInt(3); position < 8; position += 1 + random.nextInt(6)) {
                LedgerPlace place = new LedgerPlace(block(height, time), position);
                ParticipantId participant = new ParticipantId("" + (char) ('a' + random.nextInt(4)));
                submissions.add(
                        switch (random.nextInt(14)) {
                            case 0 -> new Submission.Withdrawn(place, participant);
                            case 1 -> new Submission.Unreadable(place, participant);
                            default -> new Submission.Declared(place, declaration(random, participant));
                        });
            }
        }
        return submissions;
    }

    private static Declaration declaration(Random random, ParticipantId participant) {
        List<DeclaredCurve> curves = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Interval interval = INTERVALS.get(random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(3));
            boolean buys = random.nextInt(3) == 0;
            List<DeclaredStep> steps = steps(random, buys);
            curves.add(buys ? new DeclaredCurve.Buy(interval, steps) : sell(random, interval, steps));
        }
        return new Declaration(participant, INTRADAY.id(), curves);
    }

    private static DeclaredCurve sell(Random random, Interval interval, List<DeclaredStep> steps) {
        Optional<EnergySource> source = switch (random.nextInt(9)) {
            case 0 -> Optional.empty();
            case 1, 2, 3, 4 -> Optional.of(EnergySource.RENEWABLE);
            default -> Optional.of(EnergySource.CONVENTIONAL);
        };
        return new DeclaredCurve.Sell(interval, source, steps);
    }

    private static List<DeclaredStep> steps(Random random, boolean falling) {
        List<DeclaredStep> steps = new ArrayList<>();
        long price = random.nextInt(16) == 0 ? 1_999_900 : 300_000;
        for (int i = random.nextInt(24) == 0 ? random.nextInt(13) : 1 + random.nextInt(3); i > 0; i--) {
            long change = random.nextInt(30) == 0 ? 0 : 100L * (1 + random.nextInt(9));
            price += (falling ? -change : change) + (random.nextInt(60) == 0 ? 1 : 0);
            long quantity = random.nextInt(40) == 0 ? 0 : 1 + random.nextLong(random.nextBoolean() ? 500 : 6_000);
            steps.add(new DeclaredStep(new WattHours(quantity), new Price(price)));
        }
        return steps;
    }
}

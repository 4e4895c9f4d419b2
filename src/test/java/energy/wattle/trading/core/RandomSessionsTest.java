package energy.wattle.trading.core;

import static energy.wattle.trading.core.ZoneChain.right;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.membership.Participant;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.trading.AssembledSession;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.ClearingResult;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.Submission;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.Trader;
import energy.wattle.trading.TradingParameters;
import energy.wattle.trading.TradingState;
import energy.wattle.trading.core.MarketFact.DeclarationVoid;
import energy.wattle.trading.core.MarketFact.IntervalVoid;
import energy.wattle.trading.core.MarketFact.OrdersCounted;
import energy.wattle.trading.core.MarketFact.TradeMade;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of random day-ahead, intraday and real-time sessions over the same intervals, on a chain and sealed, give
 * what {@link BookAssembly} and {@link Clearing} give that are called with what the test itself knows.
 */
class RandomSessionsTest {

    private static final int DAYS = 150;
    private static final Interval TEN = Zones.interval("10:00");
    private static final List<Interval> INTERVALS = List.of(TEN, Zones.interval("10:15"), Zones.interval("14:00"));
    private static final List<Session> SESSIONS = List.of(
            new SessionCalendar(Zones.Z1, Zones.zone().timeZone(), rules().gates())
                    .startingOn(MarketDay.of(TEN.start(), Zones.zone().timeZone())).stream()
                            .filter(session -> session.id().kind() == SessionKind.DAY_AHEAD)
                            .findFirst()
                            .orElseThrow(),
            Zones.session(SessionKind.INTRADAY, "10:00"),
            Zones.session(SessionKind.REAL_TIME, "10:00"));

    @Test
    void hundredsOfSessionsOnTheChainAreThoseOfThePureRules() {
        int trades = 0;
        int voids = 0;
        for (int seed = 0; seed < DAYS; seed++) {
            Day day = new Day(seed);
            SESSIONS.forEach(day::hold);
            day.comparePositions();
            trades += day.positions.trades().size();
            voids += day.voids;
        }
        // The cases are worth comparing only if both outcomes are common.
        assertThat(trades).isGreaterThan(DAYS / 2);
        assertThat(voids).isGreaterThan(DAYS);
    }

    /** One day of one zone, with everything that happened on its chain. */
    private static final class Day {

        private final String name;
        private final Random random;
        private final ZoneChain chain = new ZoneChain(Zones.zone());
        private final Map<ParticipantId, Participant> participants = new TreeMap<>();
        private final List<BlockPoint> blocks = new ArrayList<>();
        private final Map<Session, BlockPoint> cleared = new HashMap<>();
        private final NaivePositions positions = new NaivePositions();
        private int voids;

        Day(int seed) {
            name = "seed " + seed;
            random = new Random(seed);
            for (String id : List.of("a", "b", "c", "d")) {
                Participant participant = random.nextInt(6) > 0
                        ? Zones.participant(id)
                        : Zones.participant(
                                id,
                                Zones.qualification(
                                        random.nextBoolean() ? QualifiedSide.SELLER : QualifiedSide.BUYER,
                                        List.of(QualificationStatus.values()).get(random.nextInt(4))));
                participants.put(participant.id(), participant);
                chain.know(participant);
            }
            block(SESSIONS.getFirst().opens());
        }

        private List<MarketFact> block(Instant time, ZoneChain.Step... steps) {
            List<MarketFact> facts = chain.block(time, steps);
            blocks.add(new BlockPoint(chain.height(), time));
            return facts;
        }

        void hold(Session session) {
            block(session.opens(), right(ZoneChain.open(session)));
            List<Submission> submissions = declare(session);
            block(session.gate(), right(ZoneChain.close(session.id())));
            BlockPoint closed = blocks.getLast();
            List<MarketFact> facts = block(session.gate(), right(ZoneChain.key(session.id())));
            compare(session, closed, submissions, facts);
            cleared.put(session, blocks.getLast());
        }

        private List<Submission> declare(Session session) {
            List<Submission> submissions = new ArrayList<>();
            long span = Duration.between(session.opens(), session.gate()).toMinutes();
            Instant time = session.opens();
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                time = time.plus(Duration.ofMinutes(random.nextLong(span / 2)));
                block(time); // in which sessions that nobody opened are over
                List<ZoneChain.Step> steps = new ArrayList<>();
                int number = 5 + random.nextInt(4);
                for (int position = 0; position < number; position++) {
                    LedgerPlace place = new LedgerPlace(new BlockPoint(chain.height() + 1, time), position);
                    ParticipantId participant = new ParticipantId("" + (char) ('a' + random.nextInt(4)));
                    Submission submission = submission(session, place, participant);
                    submissions.add(submission);
                    steps.add(right(step(session, submission)));
                }
                block(time, steps.toArray(ZoneChain.Step[]::new));
            }
            return submissions;
        }

        private Submission submission(Session session, LedgerPlace place, ParticipantId participant) {
            return switch (random.nextInt(14)) {
                case 0 -> new Submission.Withdrawn(place, participant);
                case 1 -> new Submission.Unreadable(place, participant);
                default -> {
                    List<DeclaredCurve> curves = new ArrayList<>();
                    for (int i = random.nextInt(10) == 0 ? random.nextInt(5) : 1; i > 0; i--) {
                        curves.add(curve());
                    }
                    yield new Submission.Declared(place, new Declaration(participant, session.id(), curves));
                }
            };
        }

        private DeclaredCurve curve() {
            Interval interval = INTERVALS.get(random.nextInt(20) == 0 ? 2 : random.nextInt(4) / 3);
            long quantity = random.nextInt(30) == 0 ? 0 : 1 + random.nextLong(7_000);
            long price = 100L * (3_000 + random.nextInt(2_000)) + (random.nextInt(30) == 0 ? 1 : 0);
            return switch (random.nextInt(4)) {
                case 0 -> Zones.sell(EnergySource.RENEWABLE, interval, quantity, price);
                case 1 -> Zones.sell(EnergySource.CONVENTIONAL, interval, quantity, price);
                default -> Zones.buy(interval, quantity, price + 50_000);
            };
        }

        private static ZoneChain.Step step(Session session, Submission submission) {
            return switch (submission) {
                case Submission.Declared declared -> ZoneChain.declare(declared.declaration());
                case Submission.Withdrawn withdrawn -> ZoneChain.withdraw(withdrawn.participant(), session.id());
                case Submission.Unreadable unreadable ->
                    ZoneChain.declare(unreadable.participant(), session.id(), Bytes.ofUtf8("?"));
            };
        }

        private void compare(Session session, BlockPoint closed, List<Submission> submissions, List<MarketFact> facts) {
            SessionClosing closing =
                    new SessionClosing(session, closed, blocks.getLast(), others(session), traders(), rules().prices());
            AssembledSession assembled = BookAssembly.assemble(closing, submissions);
            List<ClearingResult> results =
                    assembled.books().stream().map(Clearing::clear).toList();

            List<Trade> expected =
                    results.stream().flatMap(result -> result.trades().stream()).toList();
            assertThat(of(facts, TradeMade.class).map(TradeMade::trade))
                    .as(name)
                    .containsExactlyElementsOf(expected);
            assertThat(of(facts, OrdersCounted.class)
                            .flatMap(counted -> counted.orders().stream())
                            .map(order -> order.order() + " " + order.open()))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(orders(results));
            assertThat(of(facts, DeclarationVoid.class)
                            .map(entry -> entry.place().position() + " " + entry.faults()))
                    .as(name)
                    .containsExactlyElementsOf(assembled.voidDeclarations().stream()
                            .map(entry -> entry.place().position() + " "
                                    + entry.faults().stream()
                                            .map(CodedFault::of)
                                            .toList())
                            .toList());
            assertThat(of(facts, IntervalVoid.class)
                            .map(entry -> entry.place().position() + " " + entry.interval() + entry.faults()))
                    .as(name)
                    .containsExactlyElementsOf(assembled.voidIntervals().stream()
                            .map(entry -> entry.place().position() + " " + entry.interval()
                                    + entry.faults().stream()
                                            .map(CodedFault::of)
                                            .toList())
                            .toList());
            results.forEach(positions::add);
            voids += assembled.voidDeclarations().size()
                    + assembled.voidIntervals().size();
        }

        private static <T> Stream<T> of(List<MarketFact> facts, Class<T> kind) {
            return facts.stream().filter(kind::isInstance).map(kind::cast);
        }

        private static List<String> orders(List<ClearingResult> results) {
            List<String> orders = new ArrayList<>();
            for (ClearingResult result : results) {
                Map<OrderId, WattHours> open = new HashMap<>();
                result.unmatched().forEach(left -> open.put(left.order().id(), left.open()));
                Stream.concat(result.supply().stream(), result.demand().stream())
                        .forEach(order -> orders.add(order + " " + open.getOrDefault(order.id(), WattHours.ZERO)));
            }
            return orders;
        }

        /** Nobody opens any others: they are over in the first block at their gates. */
        private List<SessionStatus> others(Session session) {
            List<SessionStatus> others = new ArrayList<>();
            for (Session other : Zones.calendar().before(session)) {
                SessionState state = cleared.containsKey(other)
                        ? new SessionState.Cleared(cleared.get(other))
                        : blocks.stream()
                                .filter(block -> !block.time().isBefore(other.gate()))
                                .findFirst()
                                .<SessionState>map(
                                        block -> new SessionState.Cancelled(block, CancellationReason.NOT_OPENED))
                                .orElseGet(SessionState.Scheduled::new);
                others.add(new SessionStatus(other, state));
            }
            return others;
        }

        private Map<ParticipantId, Trader> traders() {
            Map<ParticipantId, Trader> traders = new TreeMap<>();
            participants.forEach((id, participant) -> {
                Map<Interval, TradedEnergy> traded = new HashMap<>();
                INTERVALS.forEach(interval -> traded.put(interval, positions.of(id, interval)));
                traders.put(id, Traders.trader(participant, traded));
            });
            return traders;
        }

        void comparePositions() {
            for (Interval interval : INTERVALS) {
                assertThat(TradingState.trades(chain.state, interval))
                        .as(name)
                        .containsExactlyElementsOf(positions.trades().stream()
                                .filter(trade -> trade.interval().equals(interval))
                                .toList());
                participants
                        .keySet()
                        .forEach(id -> assertThat(TradingState.traded(chain.state, interval, id))
                                .as(name)
                                .isEqualTo(positions.of(id, interval)));
            }
            assertThat(chain.state.startingWith(TradingState.DECLARATIONS, Bytes.EMPTY, 1))
                    .isEmpty();
            assertThat(chain.state.startingWith(TradingState.SENT, Bytes.EMPTY, 1))
                    .isEmpty();
        }
    }

    private static TradingParameters rules() {
        return TradingParameters.of(Zones.zone()).orElseThrow();
    }
}

package energy.wattle.sample.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.sample.core.Bidding.Decision;
import energy.wattle.sample.core.Bidding.Situation;
import energy.wattle.settlement.GridPrices;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationVerdict;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.GateRules;
import energy.wattle.trading.PriceRules;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.Side;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.Trader;
import energy.wattle.trading.TradingQualification;
import energy.wattle.trading.core.DeclarationCheck;
import energy.wattle.trading.core.DeclarationContext;
import energy.wattle.trading.core.SessionCalendar;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents decide, in thousands of random situations, judged by the market's own rules. */
class BiddingTest {

    private static final PriceRules PRICES =
            new PriceRules(PriceRules.DEFAULT_TICK, Price.of("-0.05"), Price.of("0.30"));
    private static final SessionCalendar CALENDAR =
            new SessionCalendar(RandomData.ZONE, RandomData.BERLIN, GateRules.DEFAULT);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theMarketRefusesNothingThatAnAgentDeclares(long seed) {
        Random random = new Random(seed);
        DataSet data = RandomData.days(3, random);
        int declared = 0;
        for (Session session : sessions(data)) {
            for (SampleParticipant participant : ParticipantPlan.of(data)) {
                Situation situation = situation(data, session, participant, random);
                List<DeclaredCurve> curves = decide(situation, random).curves();
                if (!curves.isEmpty()) {
                    declared++;
                    assertThat(verdict(situation, session, curves))
                            .as("seed %d, %s in %s", seed, participant.id(), session.id())
                            .isInstanceOf(DeclarationVerdict.Accepted.class);
                }
            }
        }
        assertThat(declared).isGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(longs = {7})
    void everyPriceIsBetweenWhatTheGridPaysAndTakes(long seed) {
        Random random = new Random(seed);
        DataSet data = RandomData.days(3, random);
        for (Session session : sessions(data)) {
            for (SampleParticipant participant : ParticipantPlan.of(data)) {
                decide(situation(data, session, participant, random), random)
                        .curves()
                        .forEach(curve -> {
                            GridPrices grid = data.prices(curve.interval());
                            assertThat(curve.steps())
                                    .allMatch(step -> !step.limit().isAbove(grid.importPrice())
                                            && !grid.exportPrice().isAbove(step.limit()));
                        });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9})
    void nothingThatIsNotKnownAtTheGateChangesADecision(long seed) {
        Random random = new Random(seed);
        DataSet data = RandomData.days(3, random);
        for (Session session : sessions(data)) {
            DataSet poisoned = poisoned(data, session.gate(), random);
            for (SampleParticipant participant : ParticipantPlan.of(data)) {
                long decisions = random.nextLong();
                Decision honest =
                        decide(situation(data, session, participant, new Random(decisions)), new Random(decisions));
                Decision blind =
                        decide(situation(poisoned, session, participant, new Random(decisions)), new Random(decisions));
                assertThat(blind)
                        .as("seed %d, %s in %s", seed, participant.id(), session.id())
                        .isEqualTo(honest);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {12})
    void whoeverIsServedInFullStandsAtItsForecastAsFarAsItsLimitsGo(long seed) {
        Random random = new Random(seed);
        DataSet data = RandomData.days(3, random);
        for (Session session : sessions(data)) {
            for (SampleParticipant participant : ParticipantPlan.of(data)) {
                if (!(participant.behaviour() instanceof SampleParticipant.Measured)) {
                    continue;
                }
                Situation situation = situation(data, session, participant, random);
                Decision decision = decide(situation, random);
                for (DeclaredCurve curve : decision.curves()) {
                    long forecast = Objects.requireNonNull(decision.forecast().get(curve.interval()))
                            .value();
                    long before = situation.tradedIn(curve.interval()).net().value();
                    long after = before
                            + decision.curves().stream()
                                    .filter(other -> other.interval().equals(curve.interval()))
                                    .mapToLong(BiddingTest::signedQuantity)
                                    .sum();
                    assertThat(Math.abs(forecast - after)).isLessThan(Math.abs(forecast - before));
                }
            }
        }
    }

    /** Everything that is not known at the gate becomes something else. */
    private static DataSet poisoned(DataSet data, Instant gate, Random random) {
        Predicate<Interval> isDayAheadKnown = i -> !i.start()
                .atZone(RandomData.BERLIN)
                .toLocalDate()
                .minusDays(1)
                .atTime(12, 0)
                .atZone(RandomData.BERLIN)
                .toInstant()
                .isAfter(gate);
        Map<String, PointSeries> series = new HashMap<>();
        for (MeteringPoint point : data.points()) {
            PointSeries own = data.of(point);
            PointSeries other = RandomData.series(point, data.length(), random);
            series.put(
                    point.id(),
                    new PointSeries(
                            mixed(
                                    data,
                                    own.actual(),
                                    other.actual(),
                                    i -> !i.end().isAfter(gate)),
                            mixed(data, own.dayAhead(), other.dayAhead(), isDayAheadKnown),
                            mixed(
                                    data,
                                    own.intraday(),
                                    other.intraday(),
                                    i -> !i.start()
                                            .minus(Duration.ofMinutes(60))
                                            .isAfter(gate))));
        }
        DataSet prices = RandomData.days(data.length() / 96, random);
        return data.with(
                series,
                new Tariff(
                        mixed(data, data.tariff().purchase(), prices.tariff().purchase(), isDayAheadKnown),
                        mixed(data, data.tariff().feedIn(), prices.tariff().feedIn(), isDayAheadKnown)));
    }

    private static Series mixed(DataSet data, Series known, Series other, Predicate<Interval> isKnown) {
        long[] values = new long[data.length()];
        for (int i = 0; i < values.length; i++) {
            Interval interval = new Interval(data.start().plus(Interval.LENGTH.multipliedBy(i)));
            values[i] = isKnown.test(interval) ? known.at(i) : other.at(i);
        }
        return new Series(values);
    }

    /** The sessions of the data's second day, and those that close on its first: every kind, also across midnight. */
    private static List<Session> sessions(DataSet data) {
        return Stream.of(data.firstDay(), data.firstDay().next())
                .flatMap(day -> CALENDAR.startingOn(day).stream())
                .filter(session -> session.id().kind() != SessionKind.REAL_TIME
                        || session.id().first().start().getEpochSecond() % 10_800 == 0)
                .toList();
    }

    /** A participant that has traded at random, but no more than it could. */
    private static Situation situation(DataSet data, Session session, SampleParticipant participant, Random random) {
        Map<Interval, TradedEnergy> traded = new HashMap<>();
        Interval first = new Interval(session.id().first().start().minus(Duration.ofHours(1)));
        Stream<Interval> all =
                Stream.concat(Stream.iterate(first, i -> new Interval(i.end())).limit(4), session.intervals().stream());
        all.filter(any -> random.nextBoolean()).forEach(interval -> {
            long sold =
                    random.nextLong(participant.limits().feedIn().perInterval().value() + 1);
            long renewable = Math.min(
                    sold,
                    random.nextLong(
                            participant.limits().renewable().perInterval().value() + 1));
            long bought = random.nextLong(
                    participant.limits().connection().perInterval().value() + 1);
            traded.put(
                    interval, new TradedEnergy(new WattHours(sold), new WattHours(renewable), new WattHours(bought)));
        });
        Knowledge knowledge = new Knowledge(data, session.gate());
        return new Situation(participant, session.id(), session.intervals(), traded, knowledge, PRICES);
    }

    private static Decision decide(Situation situation, Random random) {
        Interval before = new Interval(situation.intervals().getFirst().start().minus(Duration.ofHours(1)));
        return Bidding.decide(situation, new StorageCharge(before, random.nextLong(40_001)));
    }

    private static DeclarationVerdict verdict(Situation situation, Session session, List<DeclaredCurve> curves) {
        SampleParticipant participant = situation.participant();
        List<TradingQualification> qualifications = new ArrayList<>();
        if (participant.feedsIn()) {
            qualifications.add(new TradingQualification(Side.SELL, Instant.EPOCH, Instant.MAX, false));
        }
        if (participant.draws()) {
            qualifications.add(new TradingQualification(Side.BUY, Instant.EPOCH, Instant.MAX, false));
        }
        Trader trader = new Trader(
                participant.id(), participant.zone(), participant.limits(), qualifications, situation.traded());
        SessionStatus open = new SessionStatus(session, new SessionState.Open(new BlockPoint(1, session.opens())));
        return DeclarationCheck.check(
                new Declaration(participant.id(), session.id(), curves),
                new DeclarationContext(open, List.of(), trader, PRICES),
                new BlockPoint(2, session.opens()),
                session.gate().minusSeconds(60));
    }

    private static long signedQuantity(DeclaredCurve curve) {
        long quantity = curve.steps().stream()
                .mapToLong(step -> step.quantity().value())
                .sum();
        return curve.side() == Side.SELL ? quantity : -quantity;
    }
}

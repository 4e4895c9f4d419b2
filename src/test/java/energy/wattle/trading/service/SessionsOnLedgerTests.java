package energy.wattle.trading.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.PacedClock;
import energy.wattle.ledger.service.MarketSteps;
import energy.wattle.membership.Enrolment;
import energy.wattle.membership.MassAdministration;
import energy.wattle.membership.Members;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Zone;
import energy.wattle.trading.BookedOrder;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.ClearedInterval;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFate;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationReceipt;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.HeldSession;
import energy.wattle.trading.IntervalFigures;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Market;
import energy.wattle.trading.OwnDeclaration;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.Side;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.TradingParameters;
import energy.wattle.trading.Waiting;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import energy.wattle.units.Watts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

/** A trading day on a real chain in a real database, from the day-ahead session to the last real-time one. */
@SpringBootTest(
        classes = {WattleApplication.class, SessionsOnLedgerTests.Founded.class},
        properties = {
            "wattle.sample.enabled=false",
            "wattle.membership.administrator.username=ada",
            "wattle.membership.administrator.password=the first of them",
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/trading-test.secret"
        })
@OnTestDatabase
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class SessionsOnLedgerTests {

    /** Midnight in Shanghai at the beginning of 2 June. */
    private static final Instant START = Instant.parse("2024-06-01T16:00:00Z");

    private static final Instant JULY = Instant.parse("2024-07-01T00:00:00Z");
    private static final TradingZoneId NORTH = new TradingZoneId("north");
    private static final Interval NOON = new Interval(Instant.parse("2024-06-03T04:00:00Z"));
    private static final ParticipantId SUN = new ParticipantId("sun");
    private static final ParticipantId MILL = new ParticipantId("mill");
    private static final SessionId DAY_AHEAD =
            new SessionId(NORTH, SessionKind.DAY_AHEAD, new Interval(Instant.parse("2024-06-02T16:00:00Z")));

    @Autowired
    private Members members;

    @Autowired
    private Market market;

    @Autowired
    private Declarations declarations;

    @Autowired
    private Waiting waiting;

    @Autowired
    private Ledger ledger;

    @Autowired
    private SessionKeeper keeper;

    @Autowired
    private SettableClock clock;

    @Autowired
    @Qualifier("marketLoop")
    private Object loop;

    @BeforeEach
    void registerZoneAndParticipants() {
        clock.now = START;
        settle();
        Zone zone = new Zone(
                NORTH,
                "The North",
                ZoneId.of("Asia/Shanghai"),
                "CNY",
                new TreeMap<>(Map.of(TradingParameters.FLOOR, 0L, TradingParameters.CAP, 2_000_000L)));
        assertThat(members.registerAll(List.of(zone), List.of(enrolment(SUN), enrolment(MILL))))
                .isInstanceOf(MassAdministration.Submitted.class);
        at("2024-06-01T16:01:00Z");
        assertThat(members.participants(NORTH)).hasSize(2);
    }

    @Test
    void theDayAheadSessionGoesByItselfFromOpenToTrades() {
        assertThat(market.open(NORTH)).extracting(Session::id).contains(DAY_AHEAD);
        OwnDeclaration pending = taken(declarations.declare(sale(DAY_AHEAD, 3_000, 400_000)));
        assertThat(pending.fate()).isEqualTo(new DeclarationFate.Pending());
        taken(declarations.declare(purchase(DAY_AHEAD, 5_000, 500_000)));
        at("2024-06-01T17:00:00Z");
        assertThat(own(pending).fate()).isInstanceOf(DeclarationFate.InBlock.class);

        at("2024-06-02T04:00:00Z");

        Trade trade = market.trades(NORTH, NOON).getFirst();
        assertThat(trade).satisfies(made -> {
            assertThat(made.seller()).isEqualTo(SUN);
            assertThat(made.buyer()).isEqualTo(MILL);
            assertThat(made.quantity()).isEqualTo(new WattHours(3_000));
            assertThat(made.price()).isEqualTo(new Price(450_000));
        });
        assertThat(market.session(DAY_AHEAD).orElseThrow().state()).isInstanceOf(SessionState.Cleared.class);
        assertThat(market.trades(SUN, NOON.start(), NOON.end()))
                .extracting(MadeTrade::trade)
                .containsExactly(trade);
        assertThat(market.trades(DAY_AHEAD)).extracting(MadeTrade::trade).containsExactly(trade);
        assertThat(market.position(MILL, NOON))
                .isEqualTo(new TradedEnergy(WattHours.ZERO, WattHours.ZERO, new WattHours(3_000)))
                .isEqualTo(market.positions(MILL, NOON.start(), NOON.end()).get(NOON));
        assertThat(own(pending).fate())
                .isInstanceOfSatisfying(
                        DeclarationFate.Cleared.class,
                        fate -> assertThat(fate.orders())
                                .extracting(BookedOrder::cleared)
                                .containsExactly(new WattHours(3_000)));
        HeldSession held = market.held(NORTH, Instant.parse("2024-06-02T04:00:00Z"), JULY).stream()
                .filter(session -> session.session().id().equals(DAY_AHEAD))
                .findFirst()
                .orElseThrow();
        assertThat(held.volume()).isEqualTo(new WattHours(3_000));
        assertThat(held.meanPrice()).contains(new Price(450_000));
        assertThat(waiting.waiting()).isEmpty();
    }

    @Test
    void figuresOrdersAndTheLadderAreThoseOfTheClearing() {
        taken(declarations.declare(sale(DAY_AHEAD, 3_000, 400_000)));
        taken(declarations.declare(purchase(DAY_AHEAD, 5_000, 500_000)));
        at("2024-06-02T04:00:00Z");

        List<IntervalFigures> figures = market.figures(DAY_AHEAD);
        assertThat(figures).hasSize(96);
        IntervalFigures noon = market.figures(NORTH, NOON.start(), NOON.end()).getFirst();
        assertThat(figures).contains(noon);
        assertThat(noon.offered()).isEqualTo(new WattHours(3_000));
        assertThat(noon.clearedRenewable()).isEqualTo(new WattHours(3_000));
        assertThat(noon.demanded()).isEqualTo(new WattHours(5_000));
        assertThat(noon.welfare()).hasToString("0.300000000");
        assertThat(market.orders(DAY_AHEAD))
                .isEqualTo(market.orders(NORTH, NOON.start(), NOON.end()))
                .extracting(order -> order.order().side() + " " + order.open())
                .containsExactlyInAnyOrder(Side.SELL + " 0.000", Side.BUY + " 2.000");
        ClearedInterval cleared = market.cleared(DAY_AHEAD, NOON).orElseThrow();
        assertThat(cleared.label()).isEqualTo("2024-06-03T12:00+08:00");
        assertThat(cleared.result().trades()).isEqualTo(market.trades(NORTH, NOON));
        assertThat(cleared.result().welfare()).isEqualTo(noon.welfare());
    }

    @Test
    void laterSessionsAdjustWhatEarlierOnesTradedAndSeeItsLimits() {
        taken(declarations.declare(sale(DAY_AHEAD, 3_000, 400_000)));
        taken(declarations.declare(purchase(DAY_AHEAD, 5_000, 500_000)));
        at("2024-06-02T04:00:00Z");
        SessionId intraday = new SessionId(NORTH, SessionKind.INTRADAY, NOON);
        at("2024-06-03T01:00:00Z");

        // Of 10 kWh an interval 3 are sold: a sale of 8 is refused, one of 7 is too much for nobody.
        assertThat(declarations.declare(sale(intraday, 8_000, 400_000)))
                .isEqualTo(new DeclarationReceipt.Refused(List.of(
                        new DeclarationFault.ExceedsCapacity(NOON, new WattHours(8_000), new WattHours(7_000)),
                        new DeclarationFault.ExceedsRenewableCapacity(
                                NOON, new WattHours(8_000), new WattHours(7_000)))));
        taken(declarations.declare(purchase(intraday, SUN, 1_000, 600_000)));
        taken(declarations.declare(sale(intraday, MILL, 1_000, 200_000)));
        playUntil(Instant.parse("2024-06-03T04:00:00Z"));

        assertThat(market.trades(NORTH, NOON)).hasSize(2);
        assertThat(market.position(SUN, NOON).net()).isEqualTo(new WattHours(2_000));
        List<HeldSession> realTime = market.held(NORTH, Instant.parse("2024-06-03T02:00:00Z"), NOON.start());
        assertThat(realTime).hasSizeGreaterThan(8).allMatch(held -> held.state() instanceof SessionState.Cleared);
    }

    @Test
    void aDeclarationThatIsReplacedIsVoidAndSaysByWhat() {
        OwnDeclaration first = taken(declarations.declare(sale(DAY_AHEAD, 3_000, 400_000)));
        at("2024-06-01T17:00:00Z");
        OwnDeclaration second = taken(declarations.declare(sale(DAY_AHEAD, 2_000, 400_000)));
        at("2024-06-01T18:00:00Z");
        OwnDeclaration withdrawal = taken(declarations.withdraw(SUN, DAY_AHEAD));
        at("2024-06-02T04:00:00Z");

        for (OwnDeclaration replaced : List.of(first, second)) {
            assertThat(own(replaced).fate())
                    .isInstanceOfSatisfying(
                            DeclarationFate.NotCounted.class,
                            fate -> assertThat(fate.faults())
                                    .singleElement()
                                    .isInstanceOf(DeclarationFault.Replaced.class));
        }
        assertThat(own(withdrawal).declaration()).isEmpty();
        assertThat(own(withdrawal).fate()).isInstanceOf(DeclarationFate.Cleared.class);
        assertThat(market.voids(DAY_AHEAD)).hasSize(2);
        assertThat(declarations.own(SUN, START, JULY)).hasSize(3);
        assertThat(declarations.own(MILL, START, JULY)).isEmpty();
        assertThat(declarations.own(MILL, first.record())).isEmpty();
    }

    @Test
    void whatDoesNotFitIsRefusedWithEveryReasonAndLeavesNoRecord() {
        SessionId later = new SessionId(NORTH, SessionKind.REAL_TIME, NOON);

        assertThat(declarations.declare(sale(later, 3_000, 400_001)))
                .isInstanceOfSatisfying(
                        DeclarationReceipt.Refused.class,
                        refused -> assertThat(refused.faults())
                                .hasExactlyElementsOfTypes(
                                        DeclarationFault.NotOpenYet.class, DeclarationFault.PriceOffTick.class));
        SessionId nowhere = new SessionId(NORTH, SessionKind.INTRADAY, new Interval(NOON.end()));
        assertThat(declarations.declare(sale(nowhere, 3_000, 400_000))).isEqualTo(new DeclarationReceipt.Unknown());
        assertThat(declarations.withdraw(new ParticipantId("nobody"), DAY_AHEAD))
                .isEqualTo(new DeclarationReceipt.Unknown());
        assertThat(declarations.own(SUN, START, JULY)).isEmpty();
    }

    @Test
    void aSessionThatMissedItsGateIsCancelledAndEverybodyIsTold() {
        OwnDeclaration declared = taken(declarations.declare(sale(DAY_AHEAD, 3_000, 400_000)));
        at("2024-06-01T17:00:00Z");
        clock.now = Instant.parse("2024-06-02T05:00:00Z");
        assertThat(waiting.waiting())
                .anyMatch(session -> session.session().id().equals(DAY_AHEAD)
                        && session.step() == Waiting.Step.CLOSE
                        && session.since().equals(Instant.parse("2024-06-02T04:00:00Z")));
        // A whole day passes without a block.
        at("2024-06-03T00:00:00Z");

        assertThat(own(declared).fate())
                .isInstanceOfSatisfying(
                        DeclarationFate.SessionCancelled.class,
                        fate -> assertThat(fate.reason()).isEqualTo(CancellationReason.DELIVERY_BEGAN));
        assertThat(market.session(new SessionId(
                                NORTH, SessionKind.INTRADAY, new Interval(Instant.parse("2024-06-02T10:00:00Z"))))
                        .orElseThrow()
                        .state())
                .isInstanceOfSatisfying(
                        SessionState.Cancelled.class,
                        cancelled -> assertThat(cancelled.reason()).isEqualTo(CancellationReason.NOT_OPENED));
    }

    @Test
    void theKeeperSendsNothingTwiceHoweverOftenItIsCalled() {
        long before = ledger.head(ledger.zones().getFirst().id()).height();
        clock.now = Instant.parse("2024-06-02T04:00:00Z");
        for (int i = 0; i < 5; i++) {
            keeper.perform(clock.now);
        }
        settle();

        // Whatever was open is closed and cleared by one record of each kind: CLOSE in one block, KEY in the next.
        assertThat(market.session(DAY_AHEAD).orElseThrow().state()).isInstanceOf(SessionState.Cleared.class);
        assertThat(ledger.head(ledger.zones().getFirst().id()).height()).isLessThanOrEqualTo(before + 4);
        assertThat(keeper.next(clock.now))
                .isPresent()
                .get()
                .satisfies(next ->
                        assertThat(next).isBetween(clock.now.plusMillis(1), clock.now.plus(Duration.ofMinutes(15))));
    }

    private void playUntil(Instant end) {
        while (clock.now.isBefore(end)) {
            clock.now =
                    keeper.next(clock.now).filter(next -> next.isBefore(end)).orElse(end);
            settle();
        }
    }

    private void at(String instant) {
        Instant target = Instant.parse(instant);
        clock.now = target;
        settle();
    }

    private void settle() {
        MarketSteps.of(loop).settle(clock.now);
    }

    private OwnDeclaration own(OwnDeclaration declared) {
        return declarations.own(declared.participant(), declared.record()).orElseThrow();
    }

    private OwnDeclaration taken(DeclarationReceipt receipt) {
        assertThat(receipt).isInstanceOf(DeclarationReceipt.Taken.class);
        DeclarationReceipt.Taken taken = (DeclarationReceipt.Taken) receipt;
        return List.of(SUN, MILL).stream()
                .flatMap(participant -> declarations.own(participant, taken.record()).stream())
                .findFirst()
                .orElseThrow();
    }

    private static Declaration sale(SessionId session, long wattHours, long micros) {
        return sale(session, SUN, wattHours, micros);
    }

    private static Declaration sale(SessionId session, ParticipantId seller, long wattHours, long micros) {
        EnergySource source = seller.equals(SUN) ? EnergySource.RENEWABLE : EnergySource.CONVENTIONAL;
        return new Declaration(
                seller, session, List.of(new DeclaredCurve.Sell(NOON, Optional.of(source), steps(wattHours, micros))));
    }

    private static Declaration purchase(SessionId session, long wattHours, long micros) {
        return purchase(session, MILL, wattHours, micros);
    }

    private static Declaration purchase(SessionId session, ParticipantId buyer, long wattHours, long micros) {
        return new Declaration(buyer, session, List.of(new DeclaredCurve.Buy(NOON, steps(wattHours, micros))));
    }

    private static List<DeclaredStep> steps(long wattHours, long micros) {
        return List.of(new DeclaredStep(new WattHours(wattHours), new Price(micros)));
    }

    /** 40 kW of its own. */
    private static Enrolment enrolment(ParticipantId id) {
        List<Resource> resources = new ArrayList<>();
        resources.add(
                id.equals(SUN)
                        ? new Resource("PV", ResourceKind.PHOTOVOLTAIC, new Watts(40_000), true, false)
                        : new Resource("LOAD", ResourceKind.LOAD, new Watts(40_000), false, false));
        return new Enrolment(
                new NewParticipant(id, NORTH, "The " + id, false, resources, Optional.empty(), START),
                List.of(
                        new Enrolment.Period(QualifiedSide.SELLER, START, JULY),
                        new Enrolment.Period(QualifiedSide.BUYER, START, JULY)),
                "test");
    }

    /** Market time as the test says. */
    static final class SettableClock implements PacedClock {

        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public boolean await(Instant next, long maximumMillis) {
            return !now.isBefore(next);
        }
    }

    /** No configuration by annotation, lest other tests' contexts find it. */
    static class Founded {

        @Bean
        MarketFounding founding() {
            return () -> new MarketFounding.Founding(
                    new NodeId("market"),
                    "ed25519",
                    START,
                    List.of(new NodeId("north")),
                    List.of(new Genesis.Parameter("block-interval-millis", 0)));
        }

        @Bean
        SettableClock settableClock() {
            return new SettableClock();
        }
    }
}

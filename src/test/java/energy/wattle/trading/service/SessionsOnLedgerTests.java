package energy.wattle.trading.service;

import static energy.wattle.trading.service.NorthernZone.JULY;
import static energy.wattle.trading.service.NorthernZone.MILL;
import static energy.wattle.trading.service.NorthernZone.NOON;
import static energy.wattle.trading.service.NorthernZone.NORTH;
import static energy.wattle.trading.service.NorthernZone.START;
import static energy.wattle.trading.service.NorthernZone.SUN;
import static energy.wattle.trading.service.NorthernZone.purchase;
import static energy.wattle.trading.service.NorthernZone.sale;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.trading.BookedOrder;
import energy.wattle.trading.ClearedInterval;
import energy.wattle.trading.DeclarationFate;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationReceipt;
import energy.wattle.trading.Declarations;
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
import energy.wattle.trading.Waiting;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/** A trading day on a real chain in a real database, from the day-ahead session to the last real-time one. */
@SpringBootTest(
        classes = {WattleApplication.class, NorthernZone.Founded.class},
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

    private static final SessionId DAY_AHEAD =
            new SessionId(NORTH, SessionKind.DAY_AHEAD, new Interval(Instant.parse("2024-06-02T16:00:00Z")));

    @Autowired
    private Market market;

    @Autowired
    private Declarations declarations;

    @Autowired
    private Waiting waiting;

    @Autowired
    private SessionKeeper keeper;

    @Autowired
    private NorthernZone.SettableClock clock;

    @Autowired
    private NorthernZone.Played zone;

    @BeforeEach
    void begin() {
        zone.begin();
    }

    @Test
    void theDayAheadSessionGoesByItselfFromOpenToTrades() {
        assertThat(market.open(NORTH)).extracting(Session::id).contains(DAY_AHEAD);
        OwnDeclaration pending = taken(declarations.declare(sale(DAY_AHEAD, 3_000, 400_000)));
        taken(declarations.declare(purchase(DAY_AHEAD, 5_000, 500_000)));
        zone.at("2024-06-01T17:00:00Z");
        assertThat(own(pending).fate()).isInstanceOf(DeclarationFate.InBlock.class);

        zone.at("2024-06-02T04:00:00Z");

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
        zone.at("2024-06-02T04:00:00Z");

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
        zone.at("2024-06-02T04:00:00Z");
        SessionId intraday = new SessionId(NORTH, SessionKind.INTRADAY, NOON);
        zone.at("2024-06-03T01:00:00Z");
        zone.at("2024-06-03T02:00:00Z");

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
        zone.at("2024-06-01T17:00:00Z");
        OwnDeclaration second = taken(declarations.declare(sale(DAY_AHEAD, 2_000, 400_000)));
        zone.at("2024-06-01T18:00:00Z");
        OwnDeclaration withdrawal = taken(declarations.withdraw(SUN, DAY_AHEAD));
        zone.at("2024-06-02T04:00:00Z");

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

    private void playUntil(Instant end) {
        while (clock.now.isBefore(end)) {
            clock.now =
                    keeper.next(clock.now).filter(next -> next.isBefore(end)).orElse(end);
            zone.settle();
        }
    }

    private OwnDeclaration own(OwnDeclaration declared) {
        return declarations.own(declared.participant(), declared.record()).orElseThrow();
    }

    /** Was taken, waits, and stands in a block after it. */
    private OwnDeclaration taken(DeclarationReceipt receipt) {
        assertThat(receipt).isInstanceOf(DeclarationReceipt.Taken.class);
        DeclarationReceipt.Taken taken = (DeclarationReceipt.Taken) receipt;
        OwnDeclaration own = List.of(SUN, MILL).stream()
                .flatMap(participant -> declarations.own(participant, taken.record()).stream())
                .findFirst()
                .orElseThrow();
        assertThat(own.fate()).isEqualTo(new DeclarationFate.Pending(false, Optional.empty()));
        zone.settle();
        return own;
    }
}

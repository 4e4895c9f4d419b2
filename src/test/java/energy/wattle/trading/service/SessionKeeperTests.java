package energy.wattle.trading.service;

import static energy.wattle.trading.service.NorthernZone.JULY;
import static energy.wattle.trading.service.NorthernZone.NORTH;
import static energy.wattle.trading.service.NorthernZone.START;
import static energy.wattle.trading.service.NorthernZone.SUN;
import static energy.wattle.trading.service.NorthernZone.sale;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.DeclarationFate;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.Market;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.Waiting;
import energy.wattle.trading.store.SessionDutyStore;
import energy.wattle.units.Interval;
import energy.wattle.units.Problem;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/** What a session needs to go on comes once, and who waits for it is told. */
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
class SessionKeeperTests {

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
    private SessionDutyStore sent;

    @Autowired
    private WaitingAlarms alarms;

    @Autowired
    private CancelledAlarms cancelledAlarms;

    @Autowired
    private NorthernZone.SettableClock clock;

    @Autowired
    private Ledger ledger;

    @Autowired
    private NorthernZone.Played zone;

    @BeforeEach
    void begin() {
        zone.begin();
    }

    @Test
    void aSessionThatMissedItsGateIsCancelledAndEverybodyIsTold() {
        declarations.declare(sale(DAY_AHEAD, 3_000, 400_000));
        zone.at("2024-06-01T17:00:00Z");
        clock.now = Instant.parse("2024-06-02T05:00:00Z");
        assertThat(waiting.waiting())
                .anyMatch(session -> session.session().id().equals(DAY_AHEAD)
                        && session.step() == Waiting.Step.CLOSE
                        && session.since().equals(Instant.parse("2024-06-02T04:00:00Z")));
        // A whole day passes without a block.
        zone.at("2024-06-03T00:00:00Z");

        assertThat(declarations.own(SUN, START, JULY).getFirst().fate())
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

    /** Whoever holds the key never releases it: operators are told, and the rules end the session by themselves. */
    @Test
    void aMissingKeyIsToldWhileItIsWaitedForAndThenCancelsTheSession() {
        declarations.declare(sale(DAY_AHEAD, 3_000, 400_000));
        zone.at("2024-06-01T17:00:00Z");
        // The keeper takes the key for sent; it never comes.
        sent.put(
                DAY_AHEAD,
                Waiting.Step.KEY,
                sent.find(DAY_AHEAD, Waiting.Step.OPEN).orElseThrow(),
                clock.now);
        zone.at("2024-06-02T04:00:00Z");

        assertThat(waiting.waiting())
                .anyMatch(session -> session.session().id().equals(DAY_AHEAD) && session.step() == Waiting.Step.KEY);
        assertThat(alarms.alarms(clock.now))
                .anyMatch(alarm -> alarm.what().key().equals("trading.alarm.key"));

        zone.at("2024-06-02T16:00:00Z");

        assertThat(market.session(DAY_AHEAD).orElseThrow().state())
                .isInstanceOfSatisfying(
                        SessionState.Cancelled.class,
                        cancelled -> assertThat(cancelled.reason()).isEqualTo(CancellationReason.DELIVERY_BEGAN));
        assertThat(declarations.own(SUN, START, JULY).getFirst().fate())
                .isInstanceOf(DeclarationFate.SessionCancelled.class);
        assertThat(waiting.waiting())
                .as("nobody releases the key any more")
                .noneMatch(session -> session.session().id().equals(DAY_AHEAD));
        // The clock's leaps left others without their keys, too.
        assertThat(cancelledAlarms.alarms(clock.now)).singleElement().satisfies(alarm -> {
            assertThat(alarm.what())
                    .isEqualTo(Problem.of("trading.alarm.cancelled.delivery", NORTH, 11, DAY_AHEAD.name()));
            assertThat(alarm.readers()).containsExactlyInAnyOrder(Reader.OPERATOR, Reader.REGULATOR);
        });
        assertThat(cancelledAlarms.alarms(clock.now.plus(CancelledAlarms.TOLD).plusSeconds(60)))
                .as("it is not told for ever")
                .isEmpty();
    }

    @Test
    void theKeeperSendsNothingTwiceHoweverOftenItIsCalled() {
        long before = ledger.head(ledger.zones().getFirst().id()).height();
        clock.now = Instant.parse("2024-06-02T04:00:00Z");
        for (int i = 0; i < 5; i++) {
            keeper.perform(clock.now);
        }
        zone.settle();

        // Whatever was open is closed and cleared by one record of each kind: CLOSE in one block, KEY in the next.
        assertThat(market.session(DAY_AHEAD).orElseThrow().state()).isInstanceOf(SessionState.Cleared.class);
        assertThat(ledger.head(ledger.zones().getFirst().id()).height()).isLessThanOrEqualTo(before + 4);
        assertThat(keeper.next(clock.now))
                .isPresent()
                .get()
                .satisfies(next ->
                        assertThat(next).isBetween(clock.now.plusMillis(1), clock.now.plus(Duration.ofMinutes(15))));
    }
}

package energy.wattle.trading.service;

import static energy.wattle.trading.service.NorthernZone.NORTH;
import static energy.wattle.trading.service.NorthernZone.SUN;
import static energy.wattle.trading.service.NorthernZone.purchase;
import static energy.wattle.trading.service.NorthernZone.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.store.PendingStore;
import energy.wattle.trading.DeclarationFate;
import energy.wattle.trading.DeclarationReceipt;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.Market;
import energy.wattle.trading.OwnDeclaration;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionOperations;

/** What becomes of declarations that are held up on their way: it counts before the gate, or never. */
@SpringBootTest(
        classes = {WattleApplication.class, NorthernZone.Founded.class},
        properties = {
            "wattle.sample.enabled=false",
            "wattle.membership.administrator.username=ada",
            "wattle.membership.administrator.password=the first of them",
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/late-test.secret"
        })
@OnTestDatabase
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class LateDeclarationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant GATE = Instant.parse("2024-06-02T04:00:00Z");
    private static final SessionId DAY_AHEAD =
            new SessionId(NORTH, SessionKind.DAY_AHEAD, new Interval(Instant.parse("2024-06-02T16:00:00Z")));

    /** The chain's number in this database: the main chain has 0. */
    private static final int ZONE = 1;

    @Autowired
    private Declarations declarations;

    @Autowired
    private Market market;

    @Autowired
    private PendingStore pending;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private NorthernZone.SettableClock clock;

    @Autowired
    private NorthernZone.Played zone;

    @BeforeEach
    void begin() {
        zone.begin();
    }

    @Test
    void whatWaitsWhenTheGatePassesIsUndecidedUntilTheChainHasPassedItAndTooLateFromThenOn() {
        taken(declarations.declare(purchase(DAY_AHEAD, 5_000, 500_000)));
        zone.settle();
        Hash record = taken(declarations.declare(sale(DAY_AHEAD, 3_000, 400_000)));
        assertThat(fate(record)).isEqualTo(new DeclarationFate.Pending(false, Optional.empty()));

        clock.now = GATE;
        assertThat(fate(record)).isEqualTo(new DeclarationFate.Pending(true, Optional.empty()));

        zone.settle();
        assertThat(fate(record))
                .isInstanceOfSatisfying(
                        DeclarationFate.TooLate.class,
                        late -> assertThat(late.height()).isPresent());
        zone.at("2024-06-02T04:15:00Z");
        assertThat(fate(record)).isInstanceOf(DeclarationFate.TooLate.class);
        assertThat(market.trades(NORTH, NorthernZone.NOON)).isEmpty();
    }

    @Test
    void whatWasLostOnTheWayIsSentAnewAndCounts() {
        taken(declarations.declare(purchase(DAY_AHEAD, 5_000, 500_000)));
        zone.settle();
        Hash lost = taken(declarations.declare(sale(DAY_AHEAD, 3_000, 400_000)));

        lose(lost);

        await().atMost(PATIENCE).until(() -> own().size() == 2);
        OwnDeclaration anew = own().getFirst();
        assertThat(anew.record()).isNotEqualTo(lost);
        assertThat(anew.fate()).isInstanceOf(DeclarationFate.Pending.class);
        assertThat(fate(lost)).isEqualTo(new DeclarationFate.Expired(true));
        zone.settle();
        zone.at(GATE.toString());
        assertThat(fate(anew.record())).isInstanceOf(DeclarationFate.Cleared.class);
        assertThat(market.trades(NORTH, NorthernZone.NOON)).hasSize(1);
    }

    @Test
    void whatIsReplacedOrLostAfterTheGateIsNotSentAnew() {
        Hash replaced = taken(declarations.declare(sale(DAY_AHEAD, 3_000, 400_000)));
        Hash latest = taken(declarations.declare(sale(DAY_AHEAD, 2_000, 400_000)));
        assertThat(own()).extracting(OwnDeclaration::record).containsExactly(latest, replaced);
        lose(replaced);
        assertThat(fate(replaced)).isEqualTo(new DeclarationFate.Expired(true));
        clock.now = GATE;

        lose(latest);

        assertThat(fate(latest)).isEqualTo(new DeclarationFate.TooLate(Optional.empty()));
        zone.settle();
        assertThat(own()).hasSize(2);
    }

    /** As when it has expired. */
    private void lose(Hash record) {
        transactions.executeWithoutResult(status -> {
            pending.remove(List.of(record));
            pending.drop(ZONE, 1, record, "EXPIRED");
        });
    }

    private static Hash taken(DeclarationReceipt receipt) {
        assertThat(receipt).isInstanceOf(DeclarationReceipt.Taken.class);
        return ((DeclarationReceipt.Taken) receipt).record();
    }

    private DeclarationFate fate(Hash record) {
        return declarations.own(SUN, record).orElseThrow().fate();
    }

    private List<OwnDeclaration> own() {
        return declarations.own(SUN, DAY_AHEAD);
    }
}

package energy.wattle.trading.core;

import static energy.wattle.trading.core.Declarations.INTRADAY;
import static energy.wattle.trading.core.Declarations.NORTH;
import static energy.wattle.trading.core.Declarations.PRICES;
import static energy.wattle.trading.core.Declarations.QUARTER_PAST;
import static energy.wattle.trading.core.Declarations.TEN;
import static energy.wattle.trading.core.Declarations.block;
import static energy.wattle.trading.core.Declarations.buy;
import static energy.wattle.trading.core.Declarations.conventional;
import static energy.wattle.trading.core.Declarations.declaration;
import static energy.wattle.trading.core.Declarations.instant;
import static energy.wattle.trading.core.Declarations.interval;
import static energy.wattle.trading.core.Declarations.renewable;
import static energy.wattle.trading.core.Declarations.session;
import static energy.wattle.trading.core.Declarations.steps;
import static energy.wattle.trading.core.Declarations.trader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationFault.BothSides;
import energy.wattle.trading.DeclarationFault.ClassUnknown;
import energy.wattle.trading.DeclarationFault.CurveRepeated;
import energy.wattle.trading.DeclarationFault.GateClosed;
import energy.wattle.trading.DeclarationFault.IntervalNotCovered;
import energy.wattle.trading.DeclarationFault.NoOrders;
import energy.wattle.trading.DeclarationFault.NotOpenYet;
import energy.wattle.trading.DeclarationFault.PriceOffTick;
import energy.wattle.trading.DeclarationFault.PriceOutOfRange;
import energy.wattle.trading.DeclarationFault.PricesNotMonotone;
import energy.wattle.trading.DeclarationFault.QuantityNotPositive;
import energy.wattle.trading.DeclarationFault.SessionCancelled;
import energy.wattle.trading.DeclarationFault.StepCount;
import energy.wattle.trading.DeclarationFault.ZoneMismatch;
import energy.wattle.trading.DeclarationVerdict;
import energy.wattle.trading.DeclarationVerdict.Accepted;
import energy.wattle.trading.DeclarationVerdict.Refused;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.Side;
import energy.wattle.trading.Trader;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Market rules, Declarations: every refusal but those of energy and qualification. */
class DeclarationCheckTest {

    private static final SessionState OPEN = new SessionState.Open(block(1, "07:00"));
    private static final Declaration GOOD = declaration("a", renewable(TEN, "5 @ 0.40", "5 @ 0.50"));

    @Test
    void whatKeepsAllRulesIsAccepted() {
        Declaration all = declaration(
                "a",
                renewable(TEN, "5 @ -1", "5 @ 2"),
                conventional(TEN, "5 @ 0.1234"),
                buy(QUARTER_PAST, "10 @ 0.50", "10 @ 0.4999"));

        assertThat(check(all)).isEqualTo(new Accepted(all, List.of()));
    }

    @Test
    void beforeTheOpeningItIsRefused() {
        assertThat(faults(GOOD, new SessionState.Scheduled(), "06:59"))
                .containsExactly(new NotOpenYet(instant("07:00")));
    }

    @Test
    void beforeTheOpenRecordIsOnTheLedgerItIsRefused() {
        assertThat(faults(GOOD, new SessionState.Scheduled(), "07:01"))
                .containsExactly(new NotOpenYet(instant("07:00")));
    }

    @Test
    void fromTheGateOnItIsRefusedWhereverTheSessionStands() {
        GateClosed closed = new GateClosed(instant("09:00"));

        assertThat(faults(GOOD, OPEN, "08:59")).isEmpty();
        assertThat(faults(GOOD, OPEN, "09:00")).containsExactly(closed);
        assertThat(faults(GOOD, new SessionState.Scheduled(), "09:00")).containsExactly(closed);
        assertThat(faults(GOOD, new SessionState.Closed(block(9, "09:00")), "09:01"))
                .containsExactly(closed);
        assertThat(faults(GOOD, new SessionState.Cleared(block(9, "09:00")), "09:02"))
                .containsExactly(closed);
    }

    @Test
    void aCancelledSessionTakesNothing() {
        SessionState cancelled = new SessionState.Cancelled(block(9, "08:00"), CancellationReason.KEY_RELEASED_EARLY);

        assertThat(faults(GOOD, cancelled, "08:01"))
                .containsExactly(new SessionCancelled(CancellationReason.KEY_RELEASED_EARLY));
    }

    @Test
    void aParticipantOfAnotherZoneIsRefused() {
        TradingZoneId south = new TradingZoneId("south");
        Trader a = trader("a");
        Trader southern = new Trader(a.id(), south, a.limits(), a.qualifications(), a.traded());

        assertThat(check(GOOD, southern)).isEqualTo(new Refused(List.of(new ZoneMismatch(south, NORTH))));
    }

    @Test
    void aDeclarationWithoutOrdersIsRefused() {
        assertThat(faults()).containsExactly(new NoOrders());
    }

    @Test
    void anIntervalThatTheSessionDoesNotCoverIsRefused() {
        assertThat(faults(renewable(interval("09:45"), "1 @ 0.40"), renewable(interval("14:00"), "1 @ 0.40")))
                .containsExactly(new IntervalNotCovered(interval("09:45")), new IntervalNotCovered(interval("14:00")));
        assertThat(faults(renewable(interval("13:45"), "1 @ 0.40"))).isEmpty();
    }

    @Test
    void bothSidesForOneIntervalAreRefused() {
        assertThat(faults(renewable(TEN, "1 @ 0.40"), buy(TEN, "1 @ 0.30"))).containsExactly(new BothSides(TEN));
        assertThat(faults(renewable(TEN, "1 @ 0.40"), buy(QUARTER_PAST, "1 @ 0.30")))
                .isEmpty();
    }

    @Test
    void anUnknownClassIsRefused() {
        assertThat(faults(new DeclaredCurve.Sell(TEN, Optional.empty(), steps("1 @ 0.40"))))
                .containsExactly(new ClassUnknown(TEN));
    }

    @Test
    void aSecondCurveOfOneSideAndClassIsRefused() {
        assertThat(faults(renewable(TEN, "1 @ 0.40"), renewable(TEN, "1 @ 0.50"), renewable(TEN, "1 @ 0.60")))
                .containsExactly(new CurveRepeated(TEN, Side.SELL));
        assertThat(faults(buy(TEN, "1 @ 0.40"), buy(TEN, "1 @ 0.50")))
                .containsExactly(new CurveRepeated(TEN, Side.BUY));
    }

    @Test
    void fromOneToTenStepsAreTaken() {
        assertThat(faults(renewable(TEN))).containsExactly(new StepCount(TEN, Side.SELL, 0));
        assertThat(faults(renewable(TEN, rising(10)))).isEmpty();
        assertThat(faults(renewable(TEN, rising(11)))).containsExactly(new StepCount(TEN, Side.SELL, 11));
    }

    @Test
    void aQuantityThatIsNotPositiveIsRefused() {
        assertThat(faults(buy(TEN, "0 @ 0.40", "-1 @ 0.30", "0.001 @ 0.20")))
                .containsExactly(
                        new QuantityNotPositive(TEN, Side.BUY, 1, WattHours.ZERO),
                        new QuantityNotPositive(TEN, Side.BUY, 2, new WattHours(-1000)));
    }

    @Test
    void aPriceOffTheTickIsRefused() {
        assertThat(faults(renewable(TEN, "1 @ -0.00005", "1 @ 0.4001", "1 @ 0.40011")))
                .containsExactly(
                        new PriceOffTick(TEN, Side.SELL, 1, Price.of("-0.00005"), Price.of("0.0001")),
                        new PriceOffTick(TEN, Side.SELL, 3, Price.of("0.40011"), Price.of("0.0001")));
    }

    @Test
    void aPriceOutsideFloorAndCapIsRefused() {
        assertThat(faults(renewable(TEN, "1 @ -1.0001", "1 @ -1", "1 @ 2", "1 @ 2.0001")))
                .containsExactly(outOfRange(1, "-1.0001"), outOfRange(4, "2.0001"));
    }

    @Test
    void aSellersPricesStrictlyRise() {
        assertThat(faults(renewable(TEN, "1 @ 0.40", "1 @ 0.40", "1 @ 0.30")))
                .containsExactly(
                        new PricesNotMonotone(TEN, Side.SELL, 2, Price.of("0.40"), Price.of("0.40")),
                        new PricesNotMonotone(TEN, Side.SELL, 3, Price.of("0.30"), Price.of("0.40")));
    }

    @Test
    void aBuyersPricesStrictlyFall() {
        assertThat(faults(buy(TEN, "1 @ 0.40", "1 @ 0.40", "1 @ 0.50")))
                .containsExactly(
                        new PricesNotMonotone(TEN, Side.BUY, 2, Price.of("0.40"), Price.of("0.40")),
                        new PricesNotMonotone(TEN, Side.BUY, 3, Price.of("0.50"), Price.of("0.40")));
    }

    @Test
    void everyReasonIsListedThoseOfTheWholeFirstThenByInterval() {
        Declaration bad =
                declaration("a", renewable(QUARTER_PAST, "0 @ 0.40"), renewable(TEN, "1 @ 0.00001"), buy(TEN, "1 @ 3"));

        assertThat(faults(bad, OPEN, "09:00"))
                .extracting(fault -> fault.getClass().getSimpleName())
                .containsExactly("GateClosed", "BothSides", "PriceOffTick", "PriceOutOfRange", "QuantityNotPositive");
    }

    @Test
    void anIntervalWhoseEarlierSessionIsPendingIsAcceptedWithAWarning() {
        SessionStatus earlier = new SessionStatus(
                session(SessionKind.INTRADAY, "09:00", "10:15", "06:00", "08:00"),
                new SessionState.Closed(block(9, "08:00")));
        Declaration both = declaration("a", renewable(TEN, "1 @ 0.40"), renewable(QUARTER_PAST, "1 @ 0.40"));

        assertThat(check(both, trader("a"), OPEN, List.of(earlier), instant("08:01")))
                .isEqualTo(new Accepted(both, List.of(TEN)));
    }

    @Test
    void factsOfSomebodyElseAreABrokenPromise() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> check(GOOD, trader("b")));
    }

    private static DeclarationFault outOfRange(int step, String price) {
        return new PriceOutOfRange(TEN, Side.SELL, step, Price.of(price), PRICES.floor(), PRICES.cap());
    }

    private static String[] rising(int steps) {
        return IntStream.rangeClosed(1, steps)
                .mapToObj("0.1 @ 0.%02d"::formatted)
                .toArray(String[]::new);
    }

    private static List<DeclarationFault> faults(DeclaredCurve... curves) {
        return faults(declaration("a", curves), OPEN, "08:00");
    }

    private static List<DeclarationFault> faults(Declaration declaration, SessionState state, String now) {
        return switch (check(declaration, trader("a"), state, List.of(), instant(now))) {
            case Accepted accepted -> List.of();
            case Refused refused -> refused.faults();
        };
    }

    private static DeclarationVerdict check(Declaration declaration) {
        return check(declaration, trader("a"));
    }

    private static DeclarationVerdict check(Declaration declaration, Trader trader) {
        return check(declaration, trader, OPEN, List.of(), instant("08:00"));
    }

    private static DeclarationVerdict check(
            Declaration declaration, Trader trader, SessionState state, List<SessionStatus> others, Instant now) {
        DeclarationContext context = new DeclarationContext(new SessionStatus(INTRADAY, state), others, trader, PRICES);
        return DeclarationCheck.check(declaration, context, block(20, "07:59"), now);
    }
}

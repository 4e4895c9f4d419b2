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
import static energy.wattle.trading.core.Declarations.qualification;
import static energy.wattle.trading.core.Declarations.qualified;
import static energy.wattle.trading.core.Declarations.renewable;
import static energy.wattle.trading.core.Declarations.session;
import static energy.wattle.trading.core.Declarations.traded;
import static energy.wattle.trading.core.Declarations.trader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.wattle.trading.AssembledSession;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.DeclarationFault.EarlierSessionPending;
import energy.wattle.trading.DeclarationFault.ExceedsCapacity;
import energy.wattle.trading.DeclarationFault.ExceedsRenewableCapacity;
import energy.wattle.trading.DeclarationFault.GateClosed;
import energy.wattle.trading.DeclarationFault.NoOrders;
import energy.wattle.trading.DeclarationFault.NoParticipant;
import energy.wattle.trading.DeclarationFault.NotQualified;
import energy.wattle.trading.DeclarationFault.OfInterval;
import energy.wattle.trading.DeclarationFault.OfWhole;
import energy.wattle.trading.DeclarationFault.Replaced;
import energy.wattle.trading.DeclarationFault.Unreadable;
import energy.wattle.trading.DeclarationFault.ZoneMismatch;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.Order;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.QualificationFault;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.Side;
import energy.wattle.trading.Submission;
import energy.wattle.trading.Trader;
import energy.wattle.trading.VoidDeclaration;
import energy.wattle.trading.VoidInterval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Market rules, Declarations: what counts at clearing. The session closes in block 100. */
class BookAssemblyTest {

    private static final ParticipantId A = new ParticipantId("a");

    @Test
    void ordersStandInTheLedgersOrderEachNamedAfterItsPlace() {
        AssembledSession result = assemble(
                declared(10, 3, "b", renewable(QUARTER_PAST, "1 @ 0.30"), renewable(TEN, "1 @ 0.40", "2 @ 0.50")),
                declared(11, 0, "a", conventional(TEN, "3 @ 0.40")),
                declared(11, 1, "c", buy(TEN, "4 @ 0.40")));

        assertThat(inWords(result, 0))
                .containsExactly(
                        "10-3-2 b SELL 1.000", "10-3-3 b SELL 2.000", "11-0-1 a SELL 3.000", "11-1-1 c BUY 4.000");
        assertThat(inWords(result, 1)).containsExactly("10-3-1 b SELL 1.000");
        assertThat(result.voidDeclarations()).isEmpty();
        assertThat(result.voidIntervals()).isEmpty();
    }

    @Test
    void everyIntervalOfTheSessionHasABookEvenAnEmptyOne() {
        assertThat(assemble().books()).extracting(OrderBook::interval).isEqualTo(INTRADAY.intervals());
    }

    @Test
    void theLastDeclarationCountsWithItsOwnTimePriority() {
        AssembledSession result = assemble(
                declared(10, 0, "a", renewable(TEN, "1 @ 0.40"), renewable(QUARTER_PAST, "1 @ 0.40")),
                declared(11, 0, "b", renewable(TEN, "2 @ 0.40")),
                declared(12, 0, "a", renewable(TEN, "3 @ 0.40")));

        assertThat(inWords(result, 0)).containsExactly("11-0-1 b SELL 2.000", "12-0-1 a SELL 3.000");
        assertThat(inWords(result, 1)).isEmpty();
        assertThat(result.voidDeclarations()).containsExactly(isVoid(10, 0, new Replaced(place(12, 0))));
    }

    @Test
    void isTheLastDeclarationVoidNoneCounts() {
        AssembledSession unreadable =
                assemble(declared(10, 0, "a", renewable(TEN, "1 @ 0.40")), new Submission.Unreadable(place(11, 0), A));
        AssembledSession empty = assemble(declared(10, 0, "a", renewable(TEN, "1 @ 0.40")), declared(11, 0, "a"));
        AssembledSession tooMuch = assemble(
                declared(10, 0, "a", renewable(TEN, "1 @ 0.40")), declared(11, 0, "a", renewable(TEN, "16 @ 0.40")));

        VoidDeclaration replaced = isVoid(10, 0, new Replaced(place(11, 0)));
        assertThat(unreadable.voidDeclarations()).containsExactly(replaced, isVoid(11, 0, new Unreadable()));
        assertThat(empty.voidDeclarations()).containsExactly(replaced, isVoid(11, 0, new NoOrders()));
        assertThat(tooMuch.voidDeclarations()).containsExactly(replaced);
        assertThat(tooMuch.voidIntervals())
                .containsExactly(isVoid(
                        11,
                        new ExceedsCapacity(TEN, new WattHours(16_000), new WattHours(15_000)),
                        new ExceedsRenewableCapacity(TEN, new WattHours(16_000), new WattHours(10_000))));
        for (AssembledSession result : List.of(unreadable, empty, tooMuch)) {
            assertThat(inWords(result, 0)).isEmpty();
        }
    }

    @Test
    void afterAWithdrawalNothingCountsUntilItIsDeclaredAnew() {
        Submission first = declared(10, 0, "a", renewable(TEN, "1 @ 0.40"));
        Submission withdrawal = new Submission.Withdrawn(place(11, 0), A);
        AssembledSession withdrawn = assemble(first, withdrawal);
        AssembledSession anew = assemble(first, withdrawal, declared(12, 0, "a", renewable(TEN, "2 @ 0.40")));

        assertThat(inWords(withdrawn, 0)).isEmpty();
        assertThat(inWords(anew, 0)).containsExactly("12-0-1 a SELL 2.000");
        for (AssembledSession result : List.of(withdrawn, anew)) {
            assertThat(result.voidDeclarations()).containsExactly(isVoid(10, 0, new Replaced(place(11, 0))));
        }
    }

    @Test
    void whatComesAtTheGateIsVoidAndWhatStoodBeforeItCounts() {
        DeclaredCurve more = renewable(TEN, "2 @ 0.40");
        AssembledSession result = assemble(
                declared(98, 0, "a", renewable(TEN, "1 @ 0.40")),
                new Submission.Declared(new LedgerPlace(block(99, "09:00"), 0), declaration("a", more)),
                new Submission.Withdrawn(new LedgerPlace(block(99, "09:00"), 1), A));

        assertThat(inWords(result, 0)).containsExactly("98-0-1 a SELL 1.000");
        assertThat(result.voidDeclarations())
                .containsExactly(new VoidDeclaration(
                        new LedgerPlace(block(99, "09:00"), 0), A, List.of(new GateClosed(INTRADAY.gate()))));
    }

    @Test
    void whatStandsInTheBlockOfCloseIsTooLateWhateverItsTime() {
        Submission late = declared(100, 0, "a", renewable(TEN, "1 @ 0.40"));

        assertThat(assemble(late).voidDeclarations()).containsExactly(isVoid(100, 0, new GateClosed(INTRADAY.gate())));
    }

    @Test
    void aDeclarationByNobodyOrForAnotherZoneIsVoidAsAWhole() {
        Trader a = trader("a");
        TradingZoneId south = new TradingZoneId("south");
        Trader southern = new Trader(a.id(), south, a.limits(), a.qualifications(), a.traded());
        Submission declared = declared(10, 0, "a", renewable(TEN, "1 @ 0.40"));

        assertThat(assemble(closing(Map.of(), List.of()), declared).voidDeclarations())
                .containsExactly(isVoid(10, 0, new NoParticipant()));
        assertThat(assemble(closing(Map.of(A, southern), List.of()), declared).voidDeclarations())
                .containsExactly(isVoid(10, 0, new ZoneMismatch(south, NORTH)));
    }

    @Test
    void whatBreaksARuleInOneIntervalIsVoidForThatIntervalOnly() {
        Trader soldOut = traded(trader("a"), "15", "10", "0");
        AssembledSession result = assemble(
                closing(Map.of(A, soldOut), List.of()),
                declared(10, 0, "a", conventional(TEN, "0.001 @ 0.40"), renewable(QUARTER_PAST, "1 @ 0.40")));

        assertThat(inWords(result, 0)).isEmpty();
        assertThat(inWords(result, 1)).containsExactly("10-0-2 a SELL 1.000");
        assertThat(result.voidIntervals())
                .containsExactly(isVoid(10, new ExceedsCapacity(TEN, new WattHours(1), WattHours.ZERO)));
    }

    @Test
    void aQualificationThatExpiredBeforeTheClearingVoids() {
        Trader expired = qualified(trader("a"), qualification(Side.SELL, "00:00", "09:00"));

        assertThat(assemble(closing(Map.of(A, expired), List.of()), declared(10, 0, "a", renewable(TEN, "1 @ 0.40")))
                        .voidIntervals())
                .containsExactly(isVoid(10, new NotQualified(TEN, Side.SELL, QualificationFault.EXPIRED)));
    }

    @Test
    void anOrderThatDidNotWaitForAnEarlierSessionOverItsIntervalIsVoid() {
        Session earlier = session(SessionKind.INTRADAY, "09:00", "10:15", "06:00", "08:00");
        Submission before = declared(50, 0, "a", renewable(TEN, "1 @ 0.40"), renewable(QUARTER_PAST, "1 @ 0.40"));
        Submission after = declared(51, 0, "a", renewable(TEN, "1 @ 0.40"));
        SessionState cleared = new SessionState.Cleared(block(50, "08:01"));
        SessionState cancelled = new SessionState.Cancelled(block(50, "08:01"), CancellationReason.KEY_RELEASED_EARLY);
        VoidInterval tooSoon = isVoid(50, new EarlierSessionPending(TEN, earlier.id()));

        for (SessionState state : List.of(cleared, cancelled)) {
            SessionClosing closing = closing(Map.of(A, trader("a")), List.of(new SessionStatus(earlier, state)));
            assertThat(assemble(closing, before).voidIntervals()).containsExactly(tooSoon);
            assertThat(inWords(assemble(closing, before), 1)).hasSize(1);
            assertThat(assemble(closing, after).voidIntervals()).isEmpty();
        }
        SessionState closed = new SessionState.Closed(block(40, "08:00"));
        assertThat(assemble(closing(Map.of(A, trader("a")), List.of(new SessionStatus(earlier, closed))), before)
                        .voidIntervals())
                .containsExactly(tooSoon);
    }

    @Test
    void aSessionWithALaterOrTheSameGateIsNotWaitedFor() {
        SessionState pending = new SessionState.Scheduled();
        Session same = session(SessionKind.DAY_AHEAD, "10:00", "10:15", "06:00", "09:00");
        Session later = session(SessionKind.REAL_TIME, "10:00", "10:15", "09:25", "09:55");
        SessionClosing closing = closing(
                Map.of(A, trader("a")), List.of(new SessionStatus(same, pending), new SessionStatus(later, pending)));

        assertThat(assemble(closing, declared(10, 0, "a", renewable(TEN, "1 @ 0.40")))
                        .voidIntervals())
                .isEmpty();
    }

    @Test
    void submissionsOutOfTheLedgersOrderAreABrokenPromise() {
        Submission one = declared(10, 1, "a", renewable(TEN, "1 @ 0.40"));
        Submission other = declared(10, 0, "b", renewable(TEN, "1 @ 0.40"));

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> assemble(one, other));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> assemble(one, one));
    }

    private static AssembledSession assemble(Submission... submissions) {
        Map<ParticipantId, Trader> traders = new TreeMap<>();
        for (String id : List.of("a", "b", "c")) {
            traders.put(new ParticipantId(id), trader(id));
        }
        return assemble(closing(traders, List.of()), submissions);
    }

    private static AssembledSession assemble(SessionClosing closing, Submission... submissions) {
        return BookAssembly.assemble(closing, List.of(submissions));
    }

    private static SessionClosing closing(Map<ParticipantId, Trader> traders, List<SessionStatus> others) {
        return new SessionClosing(INTRADAY, block(100, "09:00"), block(102, "09:01"), others, traders, PRICES);
    }

    /** At 08:00, whatever the block. */
    private static Submission declared(long height, int position, String participant, DeclaredCurve... curves) {
        return new Submission.Declared(place(height, position), declaration(participant, curves));
    }

    private static LedgerPlace place(long height, int position) {
        return new LedgerPlace(block(height, "08:00"), position);
    }

    private static VoidDeclaration isVoid(long height, int position, OfWhole fault) {
        return new VoidDeclaration(place(height, position), A, List.of(fault));
    }

    private static VoidInterval isVoid(long height, OfInterval... faults) {
        return new VoidInterval(place(height, 0), A, TEN, List.of(faults));
    }

    private static List<String> inWords(AssembledSession result, int interval) {
        OrderBook book = result.books().get(interval);
        return Stream.<Order>concat(book.asks().stream(), book.bids().stream())
                .map(order -> "%s %s %s %s".formatted(order.id(), order.participant(), order.side(), order.quantity()))
                .toList();
    }
}

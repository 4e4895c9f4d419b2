package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.time.Instant;

/**
 * A reason for which a declaration is refused where it is taken, or void where it is cleared. Source: Market rules,
 * Declarations.
 */
public sealed interface DeclarationFault {

    /** Concerns all of a declaration. */
    sealed interface OfWhole extends DeclarationFault {}

    /** Concerns one interval of a declaration. */
    sealed interface OfInterval extends DeclarationFault {

        Interval interval();
    }

    /** @param opens when the session is to open; at that time it waits for its OPEN record still */
    record NotOpenYet(Instant opens) implements OfWhole {}

    record GateClosed(Instant gate) implements OfWhole {}

    record SessionCancelled(CancellationReason reason) implements OfWhole {}

    /** The session is one of another zone than the participant's. */
    record ZoneMismatch(TradingZoneId participants, TradingZoneId sessions) implements OfWhole {}

    /** Whoever signed is no participant any more. */
    record NoParticipant() implements OfWhole {}

    record NoOrders() implements OfWhole {}

    /** The record cannot be opened with the session's key, or not be read. */
    record Unreadable() implements OfWhole {}

    /** @param by the later declaration or withdrawal that counts in its place */
    record Replaced(LedgerPlace by) implements OfWhole {}

    record IntervalNotCovered(Interval interval) implements OfInterval {}

    record BothSides(Interval interval) implements OfInterval {}

    record ClassUnknown(Interval interval) implements OfInterval {}

    /** More than one curve of one side and class. */
    record CurveRepeated(Interval interval, Side side) implements OfInterval {}

    /** No step, or more than {@link Declaration#MAXIMUM_STEPS}. */
    record StepCount(Interval interval, Side side, int steps) implements OfInterval {}

    /** @param step counts from 1 in its curve, here and below */
    record QuantityNotPositive(Interval interval, Side side, int step, WattHours quantity) implements OfInterval {}

    record PriceOffTick(Interval interval, Side side, int step, Price price, Price tick) implements OfInterval {}

    record PriceOutOfRange(Interval interval, Side side, int step, Price price, Price floor, Price cap)
            implements OfInterval {}

    /** A seller's price that is not above the step's before, or a buyer's that is not below it. */
    record PricesNotMonotone(Interval interval, Side side, int step, Price price, Price before) implements OfInterval {}

    record NotQualified(Interval interval, Side side, QualificationFault fault) implements OfInterval {}

    /** @param room what the installed capacity leaves to be sold, not negative */
    record ExceedsCapacity(Interval interval, WattHours quantity, WattHours room) implements OfInterval {}

    /** @param room what the renewable capacity leaves to be sold as renewable, not negative */
    record ExceedsRenewableCapacity(Interval interval, WattHours quantity, WattHours room) implements OfInterval {}

    /** @param room what the connection leaves to be bought, not negative */
    record ExceedsConnection(Interval interval, WattHours quantity, WattHours room) implements OfInterval {}

    /** @param session has an earlier gate, and was not over in a block below the declaration's */
    record EarlierSessionPending(Interval interval, SessionId session) implements OfInterval {}
}

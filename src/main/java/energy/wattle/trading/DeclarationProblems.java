package energy.wattle.trading;

import energy.wattle.trading.DeclarationFault.BothSides;
import energy.wattle.trading.DeclarationFault.ClassUnknown;
import energy.wattle.trading.DeclarationFault.CurveRepeated;
import energy.wattle.trading.DeclarationFault.EarlierSessionPending;
import energy.wattle.trading.DeclarationFault.ExceedsCapacity;
import energy.wattle.trading.DeclarationFault.ExceedsConnection;
import energy.wattle.trading.DeclarationFault.ExceedsRenewableCapacity;
import energy.wattle.trading.DeclarationFault.GateClosed;
import energy.wattle.trading.DeclarationFault.IntervalNotCovered;
import energy.wattle.trading.DeclarationFault.NoOrders;
import energy.wattle.trading.DeclarationFault.NoParticipant;
import energy.wattle.trading.DeclarationFault.NotOpenYet;
import energy.wattle.trading.DeclarationFault.NotQualified;
import energy.wattle.trading.DeclarationFault.PriceOffTick;
import energy.wattle.trading.DeclarationFault.PriceOutOfRange;
import energy.wattle.trading.DeclarationFault.PricesNotMonotone;
import energy.wattle.trading.DeclarationFault.QuantityNotPositive;
import energy.wattle.trading.DeclarationFault.Replaced;
import energy.wattle.trading.DeclarationFault.SessionCancelled;
import energy.wattle.trading.DeclarationFault.StepCount;
import energy.wattle.trading.DeclarationFault.Unreadable;
import energy.wattle.trading.DeclarationFault.ZoneMismatch;
import energy.wattle.units.Interval;
import energy.wattle.units.Problem;

/** Faults of declarations in words: what is wrong, and what would be right. */
public final class DeclarationProblems {

    private DeclarationProblems() {}

    public static Problem of(DeclarationFault fault) {
        return switch (fault) {
            case DeclarationFault.OfWhole whole -> ofWhole(whole);
            case DeclarationFault.OfInterval interval -> ofInterval(interval);
        };
    }

    private static Problem ofWhole(DeclarationFault.OfWhole fault) {
        return switch (fault) {
            case NotOpenYet(var opens) -> Problem.of("trading.fault.notopen", opens);
            case GateClosed(var gate) -> Problem.of("trading.fault.gate", gate);
            case SessionCancelled(var reason) -> cancelled(reason);
            case ZoneMismatch(var participants, var sessions) ->
                Problem.of("trading.fault.zone", participants, sessions);
            case NoParticipant() -> Problem.of("trading.fault.nobody");
            case NoOrders() -> Problem.of("trading.fault.empty");
            case Unreadable() -> Problem.of("trading.fault.unreadable");
            case Replaced(var by) ->
                Problem.of("trading.fault.replaced", by.block().height(), by.position());
        };
    }

    private static Problem ofInterval(DeclarationFault.OfInterval fault) {
        return switch (fault) {
            case IntervalNotCovered(var interval) -> Problem.of("trading.fault.interval", interval);
            case BothSides(var interval) -> Problem.of("trading.fault.sides", interval);
            case ClassUnknown(var interval) -> Problem.of("trading.fault.source", interval);
            case CurveRepeated(var interval, var side) -> Problem.of("trading.fault.twice", interval, side);
            case StepCount(var interval, var side, var steps) ->
                Problem.of("trading.fault.steps", interval, side, steps, Declaration.MAXIMUM_STEPS);
            case QuantityNotPositive(var interval, var side, var step, var quantity) ->
                Problem.of("trading.fault.quantity", interval, side, step, quantity);
            case PriceOffTick(var interval, var side, var step, var price, var tick) ->
                Problem.of("trading.fault.tick", interval, side, step, price, tick);
            case PriceOutOfRange(var interval, var side, var step, var price, var floor, var cap) ->
                Problem.of("trading.fault.range", interval, side, step, price, floor, cap);
            case PricesNotMonotone(var interval, var side, var step, var price, var before) ->
                side == Side.SELL
                        ? Problem.of("trading.fault.rising", interval, step, price, before)
                        : Problem.of("trading.fault.falling", interval, step, price, before);
            case NotQualified(var interval, var side, var why) -> unqualified(interval, side, why);
            case ExceedsCapacity(var interval, var quantity, var room) ->
                Problem.of("trading.fault.capacity", interval, quantity, room);
            case ExceedsRenewableCapacity(var interval, var quantity, var room) ->
                Problem.of("trading.fault.renewable", interval, quantity, room);
            case ExceedsConnection(var interval, var quantity, var room) ->
                Problem.of("trading.fault.connection", interval, quantity, room);
            case EarlierSessionPending(var interval, var session) ->
                Problem.of("trading.fault.earlier", interval, session.name());
        };
    }

    /** Why a session was cancelled. */
    public static Problem cancelled(CancellationReason reason) {
        return switch (reason) {
            case NOT_OPENED -> Problem.of("trading.cancelled.notopened");
            case DELIVERY_BEGAN -> Problem.of("trading.cancelled.delivery");
            case KEY_OVERDUE -> Problem.of("trading.cancelled.overdue");
            case KEY_RELEASED_EARLY -> Problem.of("trading.cancelled.early");
        };
    }

    /** Why a declaration was void in the block that took it. */
    public static Problem rejected(DeclarationFate.Rejected rejected) {
        return switch (rejected.reason()) {
            case "MALFORMED" -> Problem.of("trading.rejected.malformed");
            case "UNKNOWN_SESSION" -> Problem.of("trading.rejected.unknown");
            case "NOT_OPEN", "GATE_CLOSED" -> Problem.of("trading.rejected.closed");
            case "NO_PARTICIPANT" -> Problem.of("trading.rejected.nobody");
            case "TOO_MANY" -> Problem.of("trading.rejected.many");
            default -> Problem.of("trading.rejected.other", rejected.reason());
        };
    }

    private static Problem unqualified(Interval interval, Side side, QualificationFault why) {
        return switch (why) {
            case SUSPENDED -> Problem.of("trading.unqualified.suspended", interval, side);
            case NOT_YET_VALID -> Problem.of("trading.unqualified.early", interval, side);
            case EXPIRED -> Problem.of("trading.unqualified.expired", interval, side);
            case OTHER_SIDE_ONLY -> Problem.of("trading.unqualified.other", interval, side);
            case MISSING -> Problem.of("trading.unqualified.missing", interval, side);
        };
    }
}

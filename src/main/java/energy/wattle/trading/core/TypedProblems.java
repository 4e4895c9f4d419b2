package energy.wattle.trading.core;

import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationFault.BothSides;
import energy.wattle.trading.DeclarationFault.ExceedsCapacity;
import energy.wattle.trading.DeclarationFault.ExceedsConnection;
import energy.wattle.trading.DeclarationFault.ExceedsRenewableCapacity;
import energy.wattle.trading.DeclarationFault.PriceOffTick;
import energy.wattle.trading.DeclarationFault.PriceOutOfRange;
import energy.wattle.trading.DeclarationFault.PricesNotMonotone;
import energy.wattle.trading.DeclarationFault.QuantityNotPositive;
import energy.wattle.trading.DeclarationFault.StepCount;
import energy.wattle.trading.DeclarationProblems;
import energy.wattle.trading.Side;
import energy.wattle.units.Problem;

/** Faults of intervals in words that stand beside their field, and so need not name interval, side and step. */
final class TypedProblems {

    private TypedProblems() {}

    static Problem of(DeclarationFault.OfInterval fault) {
        return switch (fault) {
            case QuantityNotPositive positive -> Problem.of("trading.typed.quantity");
            case PriceOffTick(var interval, var side, var step, var price, var tick) ->
                Problem.of("trading.typed.tick", tick);
            case PriceOutOfRange(var interval, var side, var step, var price, var floor, var cap) ->
                Problem.of("trading.typed.range", floor, cap);
            case PricesNotMonotone(var interval, var side, var step, var price, var before) ->
                side == Side.SELL
                        ? Problem.of("trading.typed.rising", before)
                        : Problem.of("trading.typed.falling", before);
            case ExceedsCapacity(var interval, var quantity, var room) ->
                Problem.of("trading.typed.capacity", quantity, room);
            case ExceedsRenewableCapacity(var interval, var quantity, var room) ->
                Problem.of("trading.typed.renewable", quantity, room);
            case ExceedsConnection(var interval, var quantity, var room) ->
                Problem.of("trading.typed.connection", quantity, room);
            case BothSides sides -> Problem.of("trading.typed.sides");
            case StepCount(var interval, var side, var steps) ->
                Problem.of("trading.typed.steps", steps, Declaration.MAXIMUM_STEPS);
            case DeclarationFault.OfInterval other -> DeclarationProblems.of(other);
        };
    }
}

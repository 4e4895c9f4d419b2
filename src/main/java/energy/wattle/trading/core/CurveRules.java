package energy.wattle.trading.core;

import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFault.ClassUnknown;
import energy.wattle.trading.DeclarationFault.OfInterval;
import energy.wattle.trading.DeclarationFault.PriceOffTick;
import energy.wattle.trading.DeclarationFault.PriceOutOfRange;
import energy.wattle.trading.DeclarationFault.PricesNotMonotone;
import energy.wattle.trading.DeclarationFault.QuantityNotPositive;
import energy.wattle.trading.DeclarationFault.StepCount;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.PriceRules;
import energy.wattle.trading.Side;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import java.util.ArrayList;
import java.util.List;

/** What one curve must look like, whoever declares it. Source: Market rules, Declarations. */
final class CurveRules {

    private CurveRules() {}

    static List<OfInterval> faults(DeclaredCurve curve, PriceRules prices) {
        Interval interval = curve.interval();
        List<OfInterval> faults = new ArrayList<>();
        if (curve instanceof DeclaredCurve.Sell sell && sell.source().isEmpty()) {
            faults.add(new ClassUnknown(interval));
        }
        int count = curve.steps().size();
        if (count == 0 || count > Declaration.MAXIMUM_STEPS) {
            faults.add(new StepCount(interval, curve.side(), count));
        }
        for (int i = 0; i < count; i++) {
            addFaults(curve, i, prices, faults);
        }
        return faults;
    }

    private static void addFaults(DeclaredCurve curve, int index, PriceRules prices, List<OfInterval> faults) {
        Interval interval = curve.interval();
        Side side = curve.side();
        DeclaredStep step = curve.steps().get(index);
        int number = index + 1;
        if (!step.quantity().isPositive()) {
            faults.add(new QuantityNotPositive(interval, side, number, step.quantity()));
        }
        if (!prices.isOnTick(step.limit())) {
            faults.add(new PriceOffTick(interval, side, number, step.limit(), prices.tick()));
        }
        if (!prices.isInRange(step.limit())) {
            faults.add(new PriceOutOfRange(interval, side, number, step.limit(), prices.floor(), prices.cap()));
        }
        if (index > 0) {
            Price before = curve.steps().get(index - 1).limit();
            if (!follows(side, before, step.limit())) {
                faults.add(new PricesNotMonotone(interval, side, number, step.limit(), before));
            }
        }
    }

    /** A seller's prices strictly rise, a buyer's strictly fall. */
    private static boolean follows(Side side, Price before, Price price) {
        return side == Side.SELL ? price.isAbove(before) : before.isAbove(price);
    }
}

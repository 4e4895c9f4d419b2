package energy.wattle.trading.core;

import energy.wattle.trading.DeclarationFault.ExceedsCapacity;
import energy.wattle.trading.DeclarationFault.ExceedsConnection;
import energy.wattle.trading.DeclarationFault.ExceedsRenewableCapacity;
import energy.wattle.trading.DeclarationFault.OfInterval;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.PhysicalLimits;
import energy.wattle.trading.Side;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;
import energy.wattle.units.WideSum;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Nobody trades more than it can physically exchange in one interval, all sessions together. Source: Market rules,
 * Declarations.
 */
final class ExchangeRules {

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private ExchangeRules() {}

    /** @param curves all that a participant declares for the interval */
    static List<OfInterval> faults(
            Interval interval, List<DeclaredCurve> curves, PhysicalLimits limits, TradedEnergy traded) {
        List<OfInterval> faults = new ArrayList<>();
        WattHours sell = total(curves, curve -> curve.side() == Side.SELL);
        WattHours sellRoom = limits.feedIn().perInterval().minus(traded.net()).orZero();
        if (sell.compareTo(sellRoom) > 0) {
            faults.add(new ExceedsCapacity(interval, sell, sellRoom));
        }
        WattHours renewable = total(curves, ExchangeRules::isRenewable);
        WattHours renewableRoom =
                limits.renewable().perInterval().minus(traded.soldRenewable()).orZero();
        if (renewable.compareTo(renewableRoom) > 0) {
            faults.add(new ExceedsRenewableCapacity(interval, renewable, renewableRoom));
        }
        WattHours buy = total(curves, curve -> curve.side() == Side.BUY);
        WattHours buyRoom = limits.connection().perInterval().plus(traded.net()).orZero();
        if (buy.compareTo(buyRoom) > 0) {
            faults.add(new ExceedsConnection(interval, buy, buyRoom));
        }
        return faults;
    }

    /** Of positive quantities only, and at most what 64 bits hold: no declaration can make the sum overflow. */
    static WattHours total(List<DeclaredCurve> curves, Predicate<DeclaredCurve> chosen) {
        WideSum sum = new WideSum();
        for (DeclaredCurve curve : curves) {
            if (chosen.test(curve)) {
                for (DeclaredStep step : curve.steps()) {
                    sum.add(step.quantity().orZero().value());
                }
            }
        }
        return new WattHours(sum.value().min(MOST).longValueExact());
    }

    private static boolean isRenewable(DeclaredCurve curve) {
        return curve instanceof DeclaredCurve.Sell sell
                && sell.source().filter(EnergySource.RENEWABLE::equals).isPresent();
    }
}

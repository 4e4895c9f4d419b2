package energy.wattle.trading.core;

import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFault.BothSides;
import energy.wattle.trading.DeclarationFault.CurveRepeated;
import energy.wattle.trading.DeclarationFault.IntervalNotCovered;
import energy.wattle.trading.DeclarationFault.NoOrders;
import energy.wattle.trading.DeclarationFault.NotQualified;
import energy.wattle.trading.DeclarationFault.OfInterval;
import energy.wattle.trading.DeclarationFault.OfWhole;
import energy.wattle.trading.DeclarationFault.ZoneMismatch;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.PriceRules;
import energy.wattle.trading.Session;
import energy.wattle.trading.Side;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.Trader;
import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules that hold where a declaration is taken and where it is cleared. Source: Market rules, Declarations. */
final class DeclarationRules {

    private DeclarationRules() {}

    static List<OfWhole> wholeFaults(Declaration declaration, Trader trader) {
        List<OfWhole> faults = new ArrayList<>();
        if (!trader.zone().equals(declaration.session().zone())) {
            faults.add(new ZoneMismatch(trader.zone(), declaration.session().zone()));
        }
        if (declaration.curves().isEmpty()) {
            faults.add(new NoOrders());
        }
        return faults;
    }

    static SortedMap<Interval, List<DeclaredCurve>> byInterval(Declaration declaration) {
        SortedMap<Interval, List<DeclaredCurve>> curves = new TreeMap<>();
        for (DeclaredCurve curve : declaration.curves()) {
            curves.computeIfAbsent(curve.interval(), any -> new ArrayList<>()).add(curve);
        }
        return curves;
    }

    /** @param curves all of a declaration for the interval, at least one */
    static List<OfInterval> intervalFaults(
            Interval interval,
            List<DeclaredCurve> curves,
            Session session,
            Trader trader,
            PriceRules prices,
            Instant now) {
        List<OfInterval> faults = new ArrayList<>();
        if (!session.covers(interval)) {
            faults.add(new IntervalNotCovered(interval));
        }
        if (curves.stream().map(DeclaredCurve::side).distinct().count() > 1) {
            faults.add(new BothSides(interval));
        }
        addRepeated(curves, faults);
        curves.forEach(curve -> faults.addAll(CurveRules.faults(curve, prices)));
        TradedEnergy traded = trader.tradedIn(interval);
        for (Side side : Side.values()) {
            if (curves.stream().anyMatch(curve -> curve.side() == side)) {
                WattHours quantity = ExchangeRules.total(curves, curve -> curve.side() == side);
                QualificationRules.fault(trader.qualifications(), side, quantity, traded, now)
                        .ifPresent(fault -> faults.add(new NotQualified(interval, side, fault)));
            }
        }
        faults.addAll(ExchangeRules.faults(interval, curves, trader.limits(), traded));
        return faults;
    }

    private static void addRepeated(List<DeclaredCurve> curves, List<OfInterval> faults) {
        Set<Object> kinds = new HashSet<>();
        Set<Side> repeated = new HashSet<>();
        for (DeclaredCurve curve : curves) {
            Object kind = switch (curve) {
                case DeclaredCurve.Sell sell -> sell.source();
                case DeclaredCurve.Buy buy -> buy.side();
            };
            if (!kinds.add(kind) && repeated.add(curve.side())) {
                faults.add(new CurveRepeated(curve.interval(), curve.side()));
            }
        }
    }
}

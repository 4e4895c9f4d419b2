package energy.wattle.trading.core;

import energy.wattle.trading.QualificationFault;
import energy.wattle.trading.Side;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.TradingQualification;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who may stand on which side. Whoever is qualified for one side may also reduce, on the other one, the position that
 * it took, to nothing but not beyond. Source: Market rules, Who may trade.
 */
final class QualificationRules {

    private QualificationRules() {}

    /**
     * @param quantity all that the participant declares on this side of an interval
     * @param traded its position in that interval
     * @return empty if it may
     */
    static Optional<QualificationFault> fault(
            List<TradingQualification> qualifications,
            Side side,
            WattHours quantity,
            TradedEnergy traded,
            Instant now) {
        Side other = side == Side.SELL ? Side.BUY : Side.SELL;
        if (holds(qualifications, side, now)) {
            return Optional.empty();
        }
        boolean qualifiedForOther = holds(qualifications, other, now);
        if (qualifiedForOther && quantity.compareTo(reducible(side, traded)) <= 0) {
            return Optional.empty();
        }
        return Optional.of(nearestMiss(qualifications, side, now)
                .orElse(qualifiedForOther ? QualificationFault.OTHER_SIDE_ONLY : QualificationFault.MISSING));
    }

    /** What can be traded on this side before the position changes its sign. */
    private static WattHours reducible(Side side, TradedEnergy traded) {
        WattHours net = traded.net();
        return side == Side.SELL ? net.negated().orZero() : net.orZero();
    }

    private static boolean holds(List<TradingQualification> qualifications, Side side, Instant now) {
        return qualifications.stream()
                .anyMatch(qualification -> qualification.side() == side && qualification.holdsAt(now));
    }

    private static Optional<QualificationFault> nearestMiss(
            List<TradingQualification> qualifications, Side side, Instant now) {
        return qualifications.stream()
                .filter(qualification -> qualification.side() == side)
                .map(qualification -> miss(qualification, now))
                .min(QualificationFault::compareTo);
    }

    private static QualificationFault miss(TradingQualification qualification, Instant now) {
        if (!now.isBefore(qualification.until())) {
            return QualificationFault.EXPIRED;
        }
        return now.isBefore(qualification.from()) ? QualificationFault.NOT_YET_VALID : QualificationFault.SUSPENDED;
    }
}

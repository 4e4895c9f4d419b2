package energy.wattle.assessment.core;

import energy.wattle.assessment.Alarm;
import energy.wattle.assessment.Basis;
import energy.wattle.assessment.Concentration;
import energy.wattle.assessment.Screen;
import energy.wattle.membership.Zone;
import energy.wattle.trading.SessionId;
import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.ToLongFunction;

/**
 * Holds a cleared session against the zone's thresholds. An unbroken run of intervals beyond one is one alarm, so that
 * a whole day beyond it does not bury the others.
 */
public final class Screening {

    private Screening() {}

    /**
     * @param intervals of the session, ascending; one without trades breaks a run of shares
     * @param at market time of the clearing block
     * @return by screen, then by first interval
     */
    public static List<Alarm> alarms(
            Zone zone, SessionId session, SortedMap<Interval, TradingSums> intervals, Instant at) {
        List<Alarm> alarms = new ArrayList<>();
        for (Screen screen : Screen.values()) {
            long threshold = zone.parameter(screen.parameter(), screen.usual());
            alarms.addAll(runs(screen, threshold, session, intervals, at));
        }
        return alarms;
    }

    private static List<Alarm> runs(
            Screen screen, long threshold, SessionId session, SortedMap<Interval, TradingSums> intervals, Instant at) {
        List<Alarm> runs = new ArrayList<>();
        boolean isRunning = false;
        for (Map.Entry<Interval, TradingSums> entry : intervals.entrySet()) {
            OptionalLong value = value(screen, entry.getValue());
            boolean crosses = value.isPresent() && screen.crosses(value.getAsLong(), threshold);
            if (crosses) {
                Interval interval = entry.getKey();
                long trades = entry.getValue().prices().trades();
                Alarm here = new Alarm(
                        session, interval, interval, screen, interval, value.getAsLong(), threshold, trades, at);
                if (isRunning) {
                    runs.add(extended(runs.removeLast(), here));
                } else {
                    runs.add(here);
                }
            }
            isRunning = crosses;
        }
        return runs;
    }

    private static Alarm extended(Alarm run, Alarm next) {
        Alarm worst = run.screen().worse(run.value(), next.value()) == run.value() ? run : next;
        return new Alarm(
                run.session(),
                run.first(),
                next.last(),
                run.screen(),
                worst.worst(),
                worst.value(),
                run.threshold(),
                worst.trades(),
                run.raisedAt());
    }

    private static OptionalLong value(Screen screen, TradingSums sums) {
        return switch (screen) {
            case SELLERS_HHI, BUYERS_HHI -> of(screen, sums, Concentration::hhi);
            case SELLERS_LARGEST, BUYERS_LARGEST ->
                of(screen, sums, concentration -> concentration.top(1).value());
            case SELLERS_FOUR_LARGEST, BUYERS_FOUR_LARGEST ->
                of(
                        screen,
                        sums,
                        concentration ->
                                concentration.top(Concentration.LARGEST).value());
            case RESIDUAL_SUPPLY ->
                Shares.residual(screen.side(), sums.by(MemberTrading::offered), sums.total(MemberTrading::demanded))
                        .map(residual -> OptionalLong.of(residual.index().value()))
                        .orElse(OptionalLong.empty());
        };
    }

    private static OptionalLong of(Screen screen, TradingSums sums, ToLongFunction<Concentration> figure) {
        ToLongFunction<MemberTrading> traded = switch (screen.side()) {
            case SELL -> MemberTrading::sold;
            case BUY -> MemberTrading::bought;
        };
        Optional<Concentration> concentration = Shares.concentration(screen.side(), Basis.CLEARED, sums.by(traded));
        return concentration.isPresent()
                ? OptionalLong.of(figure.applyAsLong(concentration.get()))
                : OptionalLong.empty();
    }
}

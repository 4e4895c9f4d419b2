package energy.wattle.assessment;

import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How the market does, for the regulator: nothing here is withheld. Follows cleared sessions and settled intervals by
 * itself, a moment behind them.
 */
public interface Assessment {

    /** The most steps that {@link #series} tells of. */
    int MAXIMUM_STEPS = 3_000;

    /** The most alarms of one answer. */
    int MAXIMUM_ALARMS = 1_000;

    /** The indicators over a span as a whole. */
    Indicators over(Span span);

    /**
     * The indicators step by step, by the step's first instant; steps without anything are left out.
     *
     * @throws IllegalArgumentException if these would be more than {@link #MAXIMUM_STEPS}
     */
    SortedMap<Instant, Indicators> series(Span span, Step step);

    /** What each member did and what came of it, ascending by id. */
    List<MemberFigures> members(Span span);

    /**
     * The same step by step, by the step's first instant.
     *
     * @throws IllegalArgumentException as {@link #series}
     */
    SortedMap<Instant, List<MemberFigures>> memberSeries(Span span, Step step);

    /**
     * Alarms of sessions' intervals from one instant on and before another, by first interval, then session and screen;
     * up to {@link #MAXIMUM_ALARMS}.
     *
     * @param zone nothing for all
     */
    List<Alarm> alarms(Optional<TradingZoneId> zone, Instant from, Instant until);
}

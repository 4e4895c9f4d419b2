package energy.wattle.sample.service;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;

/** The last interval that was over when a forecast was made. */
final class ForecastHorizon {

    /** Nothing had been measured yet. */
    static final int NONE = -1;

    private static final int INTERVALS_PER_HOUR = 4;
    private static final int NOON = 12;

    private ForecastHorizon() {}

    /**
     * Of the day-ahead forecast, which is made at noon of the day before.
     *
     * @return its index, or {@link #NONE}
     */
    static int dayAhead(List<ZonedDateTime> times, int index) {
        ZonedDateTime noon = times.get(index)
                .toLocalDate()
                .minusDays(1)
                .atTime(NOON, 0)
                .atZone(times.get(index).getZone());
        long intervals = Duration.between(times.getFirst(), noon).toMinutes() / 15;
        return Math.max(NONE, (int) intervals - 1);
    }

    /** Of the intraday forecast, which is made an hour before the interval. */
    static int intraday(int index) {
        return Math.max(NONE, index - INTERVALS_PER_HOUR - 1);
    }
}

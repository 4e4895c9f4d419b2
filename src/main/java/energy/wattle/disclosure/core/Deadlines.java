package energy.wattle.disclosure.core;

import energy.wattle.disclosure.Subject;
import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.units.MarketDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a publication is due after its time has ended, or a session's gate; parameters of the zone, in minutes. */
public final class Deadlines {

    private static final long LONGEST = 366L * 24 * 60;

    private static final ZoneParameter SESSION = parameter("disclosure.session-minutes", 15);
    private static final ZoneParameter DAY = parameter("disclosure.daily-totals-minutes", 60);
    private static final ZoneParameter MONTH = parameter("disclosure.monthly-totals-minutes", 120);
    private static final ZoneParameter OPERATION = parameter("disclosure.actual-operation-minutes", 24L * 60 + 60);

    private static final ZoneParameter CALENDAR = parameter("disclosure.calendar-minutes", 48L * 60);

    private Deadlines() {}

    /** The zone parameters of this module that are about time. */
    public static List<ZoneParameter> parameters() {
        return List.of(SESSION, DAY, MONTH, OPERATION, CALENDAR);
    }

    /** @param ended the end of its time; for a session its gate */
    public static Instant due(Zone zone, Subject subject, Instant ended) {
        ZoneParameter minutes = switch (subject) {
            case SESSION -> SESSION;
            case DAILY_TOTALS -> DAY;
            case MONTHLY_TOTALS -> MONTH;
            case ACTUAL_OPERATION -> OPERATION;
            case MEMBER_LIST, MARKET_RULES, MARKET_CALENDAR ->
                throw new IllegalArgumentException(subject + " is not due after something has ended");
        };
        return ended.plus(Duration.ofMinutes(minutes.of(zone)));
    }

    /** When the sessions of a market day are to be known: so long before it begins. */
    public static Instant calendarDue(Zone zone, MarketDay day) {
        return day.start().minus(Duration.ofMinutes(CALENDAR.of(zone)));
    }

    private static ZoneParameter parameter(String name, long usual) {
        return new ZoneParameter(name, 0, LONGEST, usual, "minutes");
    }
}

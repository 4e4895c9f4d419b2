package energy.wattle.units;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Stream;

/**
 * A zone's local day: 96 delivery intervals, fewer or more where the zone's clock changes (92 and 100 in Europe).
 *
 * <p>When clocks change is told by the time zone data of the running Java. Source: Market rules, Quantities.
 *
 * @param timeZone its midnights fall on the UTC quarter-hour grid, as those of all zones in use do
 */
public record MarketDay(LocalDate date, ZoneId timeZone) {

    public MarketDay {
        Instant start = date.atStartOfDay(timeZone).toInstant();
        if (!Interval.isOnGrid(start)) {
            throw new IllegalArgumentException(
                    "%s begins at %s in %s, off the quarter hour".formatted(date, start, timeZone));
        }
    }

    /** The day that an instant belongs to. */
    public static MarketDay of(Instant instant, ZoneId timeZone) {
        return new MarketDay(LocalDate.ofInstant(instant, timeZone), timeZone);
    }

    public Instant start() {
        return date.atStartOfDay(timeZone).toInstant();
    }

    /** The first instant of the next day. */
    public Instant end() {
        return next().start();
    }

    /**
     * The first instant of this day at which the clock shows this time or a later one: the earlier of two where the
     * clock shows it twice, the end of the gap where it skips it. A later time never gives an earlier instant.
     */
    public Instant at(LocalTime time) {
        LocalDateTime local = date.atTime(time);
        ZoneOffsetTransition change = timeZone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(timeZone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** Ascending; empty for a day that the zone's calendar left out. */
    public List<Interval> intervals() {
        Instant end = end();
        return Stream.iterate(start(), start -> start.isBefore(end), start -> start.plus(Interval.LENGTH))
                .map(Interval::new)
                .toList();
    }

    public boolean contains(Interval interval) {
        return !interval.start().isBefore(start()) && interval.start().isBefore(end());
    }

    public MarketDay next() {
        return new MarketDay(date.plusDays(1), timeZone);
    }

    public MarketDay previous() {
        return new MarketDay(date.minusDays(1), timeZone);
    }
}

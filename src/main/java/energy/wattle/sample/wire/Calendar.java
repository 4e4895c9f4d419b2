package energy.wattle.sample.wire;

import energy.wattle.files.CsvRow;
import energy.wattle.files.IntervalColumn;
import energy.wattle.units.Interval;
import energy.wattle.units.MarketDay;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sees to it that a file's rows are consecutive intervals, in whole local days of the data's time zone. */
final class Calendar {

    private static final int LONGEST_DAYS = 400;

    private final IntervalColumn column;
    private final ZoneId timeZone;
    private @Nullable Instant start;
    private @Nullable Instant next;

    Calendar(IntervalColumn column, ZoneId timeZone) {
        this.column = column;
        this.timeZone = timeZone;
    }

    /** Reads the interval of the next row, and tells what is wrong with it. */
    void add(CsvRow row) {
        Interval interval = row.value(IntervalColumn.NAME, this::parse);
        if (interval == null) {
            return;
        }
        Instant expected = next;
        if (expected == null) {
            start = interval.start();
            if (!MarketDay.of(interval.start(), timeZone).start().equals(interval.start())) {
                row.refuse(IntervalColumn.NAME, Problem.of("sample.interval.midnight", timeZone));
            }
        } else if (!interval.start().equals(expected)) {
            row.refuse(
                    IntervalColumn.NAME,
                    Problem.of("sample.interval.next", expected.atZone(timeZone).toOffsetDateTime()));
        }
        next = interval.end();
    }

    /** The start of the first interval. */
    Optional<Instant> start() {
        return Optional.ofNullable(start);
    }

    /** What is wrong with the rows altogether. */
    Optional<Problem> fault() {
        if (start == null || next == null) {
            return Optional.of(Problem.of("sample.rows.none"));
        }
        MarketDay last = MarketDay.of(next, timeZone);
        if (!last.start().equals(next)) {
            return Optional.of(Problem.of("sample.rows.days", timeZone));
        }
        return MarketDay.of(start, timeZone).date().plusDays(LONGEST_DAYS).isBefore(last.date())
                ? Optional.of(Problem.of("sample.rows.many", LONGEST_DAYS))
                : Optional.empty();
    }

    private Interval parse(String text) {
        Interval interval = column.parse(text);
        String offset = timeZone.getRules().getOffset(interval.start()).getId();
        if (!text.endsWith(offset)) {
            throw new ProblemException(Problem.of("sample.interval.offset", timeZone, offset));
        }
        return interval;
    }
}

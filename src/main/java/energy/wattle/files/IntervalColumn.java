package energy.wattle.files;

import energy.wattle.units.Interval;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code interval_start} column: ISO 8601 with offset, on the quarter hour. Remembers how each interval was first
 * written, so that results carry the offset that the input came in.
 */
public final class IntervalColumn {

    public static final String NAME = "interval_start";

    private static final String EXAMPLE = "2024-06-03T00:15+02:00";
    private static final int MINUTES_END = "2024-06-03T00:15".length();

    /**
     * Groups: date and time, offset. The JDK's own form would also take years of six digits and offsets with seconds.
     */
    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(Z|[+-]\\d{2}:\\d{2})?");

    private final Map<String, Interval> byText = new HashMap<>();
    private final Map<Interval, String> labels = new HashMap<>();

    /** @throws ProblemException if the text is no time with an offset, or off the quarter hour */
    public Interval parse(String text) {
        Interval known = byText.get(text);
        if (known != null) {
            return known;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new ProblemException(Problem.of("files.interval.malformed", EXAMPLE));
        }
        if (form.group(2) == null) {
            throw new ProblemException(Problem.of("files.interval.offset", EXAMPLE));
        }
        Instant start = start(text);
        if (!Interval.isOnGrid(start)) {
            throw new ProblemException(Problem.of("files.interval.grid"));
        }
        Interval interval = new Interval(start);
        String label = text.substring(0, MINUTES_END) + form.group(2);
        labels.putIfAbsent(interval, label.equals(text) ? text : label);
        byText.put(text, interval);
        return interval;
    }

    /** The interval's start as it was first read, to the minute, for example {@code 2024-06-03T00:15+02:00}. */
    public String format(Interval interval) {
        return labels.getOrDefault(interval, interval.toString());
    }

    private static Instant start(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new ProblemException(Problem.of("files.interval.malformed", EXAMPLE), e);
        }
    }
}

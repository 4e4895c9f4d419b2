package energy.wattle.files;

import energy.wattle.units.Interval;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/**
 * The {@code interval_start} column: ISO 8601 with offset, on the quarter hour. Remembers how each interval was first
 * written, so that results carry the offset that the input came in.
 */
public final class IntervalColumn {

    public static final String NAME = "interval_start";

    private static final String EXAMPLE = "2024-06-03T00:15+02:00";
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final Map<String, Interval> byText = new HashMap<>();
    private final Map<Interval, String> labels = new HashMap<>();

    /** @throws ProblemException if the text is no time with an offset, or off the quarter hour */
    public Interval parse(String text) {
        Interval known = byText.get(text);
        if (known != null) {
            return known;
        }
        OffsetDateTime start = start(text);
        if (!Interval.isOnGrid(start.toInstant())) {
            throw new ProblemException(Problem.of("files.interval.grid"));
        }
        Interval interval = new Interval(start.toInstant());
        labels.putIfAbsent(interval, start.format(TO_THE_MINUTE) + offsetOf(text));
        byText.put(text, interval);
        return interval;
    }

    /** The interval's start as it was first read, to the minute, for example {@code 2024-06-03T00:15+02:00}. */
    public String format(Interval interval) {
        return labels.getOrDefault(interval, interval.toString());
    }

    private static OffsetDateTime start(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    isLocal(text)
                            ? Problem.of("files.interval.offset", EXAMPLE)
                            : Problem.of("files.interval.malformed", EXAMPLE),
                    e);
        }
    }

    private static boolean isLocal(String text) {
        try {
            LocalDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The text behind the time of day: {@code Z} or a sign and what follows. */
    private static String offsetOf(String text) {
        int time = text.indexOf('T') + 1;
        for (int i = Math.max(time, 0); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+' || c == '-' || c == 'Z') {
                return text.substring(i);
            }
        }
        return "Z";
    }
}

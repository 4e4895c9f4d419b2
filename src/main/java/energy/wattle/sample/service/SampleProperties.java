package energy.wattle.sample.service;

import energy.wattle.sample.MarketSpeed;
import energy.wattle.units.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is played, and how. On the command line {@code --data}, {@code --speed}, {@code --from}, {@code --fresh},
 * {@code --real-time} and {@code --validators} are short for these.
 *
 * @param data folder of the data; without it {@code ../shared/data} where that exists, else modelled data
 * @param timeZone of the data, whose offsets it writes
 * @param speed market seconds per real second, or {@code max}
 * @param from the first day of the data that is played, as 2024-06-05; without it the first that there is
 * @param fresh whether everything in the database is thrown away first
 * @param realTime whether the data is moved to today, and market time is the time of day
 * @param validators who decides blocks: {@code all}, a node per participant and four on the main chain, or {@code 1}
 *     per chain; without it as the market was founded, a new one with all
 * @param zones names of the data's zones that are played; none: all
 */
@ConfigurationProperties("wattle.sample")
record SampleProperties(
        @Nullable String data,
        @DefaultValue("Europe/Berlin") String timeZone,
        @DefaultValue("360") String speed,
        @Nullable String from,
        @DefaultValue("false") boolean fresh,
        @DefaultValue("false") boolean realTime,
        @Nullable String validators,
        @DefaultValue List<String> zones) {

    private static final String ALL = "all";
    private static final String ONE = "1";

    /** @throws SampleStartException if a value is not right */
    SampleProperties {
        zones = List.copyOf(zones);
        zone(timeZone);
        speed(speed);
        if (from != null && !from.isEmpty()) {
            date(from);
        }
        if (validators != null && !validators.isEmpty() && !List.of(ALL, ONE).contains(validators)) {
            throw wrong("validators", validators, "is neither 'all' nor '1'");
        }
    }

    /** Whether all are asked to vote; nothing where nobody says. */
    Optional<Boolean> doAllVote() {
        return Optional.ofNullable(validators).filter(text -> !text.isEmpty()).map(ALL::equals);
    }

    ZoneId zone() {
        return zone(timeZone);
    }

    MarketSpeed marketSpeed() {
        return speed(speed);
    }

    Optional<LocalDate> firstDay() {
        return from == null || from.isEmpty() ? Optional.empty() : Optional.of(date(from));
    }

    Optional<String> folder() {
        return Optional.ofNullable(data).filter(text -> !text.isEmpty());
    }

    private static MarketSpeed speed(String text) {
        try {
            return MarketSpeed.of(text);
        } catch (ProblemException e) {
            throw wrong("speed", text, e.getMessage());
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("from", text, "is no date; write one as 2024-06-05");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong("time-zone", text, "is no time zone; write one as Europe/Berlin or +08:00");
        }
    }

    private static SampleStartException wrong(String option, String value, String problem) {
        return new SampleStartException(
                "wattle.sample.%s: '%s' %s".formatted(option, value, problem),
                "Mend the option --%s (or the property wattle.sample.%s), and start again.".formatted(option, option));
    }
}

package energy.wattle.disclosure.ui;

import com.vaadin.flow.router.QueryParameters;
import energy.wattle.disclosure.Audience;
import energy.wattle.disclosure.DisclosureClass;
import energy.wattle.disclosure.Subject;
import energy.wattle.units.MarketDay;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which publications the address asks for.
 *
 * @param from the first day of what they are about
 * @param until the last day
 */
record Sought(
        Optional<DisclosureClass> disclosureClass,
        Optional<Subject> subject,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {

    private static final String CLASS = "class";
    private static final String SUBJECT = "subject";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    /** What is no choice is not chosen. */
    static Sought of(QueryParameters query) {
        return new Sought(
                query.getSingleParameter(CLASS).flatMap(name -> named(DisclosureClass.values(), name)),
                query.getSingleParameter(SUBJECT).flatMap(name -> named(Subject.values(), name)),
                query.getSingleParameter(FROM).flatMap(Sought::date),
                query.getSingleParameter(UNTIL).flatMap(Sought::date));
    }

    Set<Subject> subjects(Audience audience) {
        return Arrays.stream(Subject.values())
                .filter(one -> audience.maySee(one.disclosureClass()))
                .filter(one -> disclosureClass.stream().allMatch(one.disclosureClass()::equals))
                .filter(one -> subject.stream().allMatch(one::equals))
                .collect(Collectors.toSet());
    }

    Instant begin(ZoneId timeZone) {
        return from.map(day -> new MarketDay(day, timeZone).start()).orElse(FIRST);
    }

    Instant end(ZoneId timeZone) {
        return until.map(day -> new MarketDay(day, timeZone).end()).orElse(LAST);
    }

    QueryParameters query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        disclosureClass.ifPresent(one -> query.put(CLASS, List.of(one.name())));
        subject.ifPresent(one -> query.put(SUBJECT, List.of(one.name())));
        from.ifPresent(day -> query.put(FROM, List.of(day.toString())));
        until.ifPresent(day -> query.put(UNTIL, List.of(day.toString())));
        return new QueryParameters(query);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values).filter(one -> one.name().equals(name)).findFirst();
    }

    /** Years that databases know. */
    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 2000 && day.getYear() < 2200);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

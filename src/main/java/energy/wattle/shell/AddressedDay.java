package energy.wattle.shell;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The day, month or word that an address names behind its question mark; what cannot be read counts as absent. */
public final class AddressedDay {

    private static final String DAY = "day";

    private AddressedDay() {}

    /** From {@code ?day=2024-06-03}. */
    public static Optional<LocalDate> of(QueryParameters query) {
        return query.getSingleParameter(DAY).flatMap(AddressedDay::parse);
    }

    public static QueryParameters query(LocalDate day) {
        return QueryParameters.of(DAY, day.toString());
    }

    private static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() > 0 && day.getYear() < 10_000);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

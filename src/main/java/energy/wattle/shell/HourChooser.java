package energy.wattle.shell;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Narrows a long day down to the rows of one hour of the clock: {@code ?hour=14}. Without it all are shown. */
public final class HourChooser extends Select<Integer> {

    private static final long serialVersionUID = 1;

    private static final String HOUR = "hour";
    private static final int HOURS = 24;
    private static final int ALL = -1;

    public HourChooser(Consumer<OptionalInt> chosen) {
        setItems(IntStream.range(ALL, HOURS).boxed().toList());
        setItemLabelGenerator(
                hour -> hour == ALL ? getTranslation("shell.hour.all") : "%02d:00–%02d:59".formatted(hour, hour));
        setAriaLabel(getTranslation("shell.hour"));
        setValue(ALL);
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.accept(chosen());
            }
        });
    }

    /** Shows which hour is seen. */
    public void show(OptionalInt hour) {
        setValue(hour.orElse(ALL));
    }

    /** Those of the rows that start in the chosen hour. */
    public <T> List<T> of(List<T> rows, Function<T, ZonedDateTime> start) {
        OptionalInt hour = chosen();
        return hour.isEmpty()
                ? rows
                : rows.stream()
                        .filter(row -> start.apply(row).getHour() == hour.getAsInt())
                        .toList();
    }

    private OptionalInt chosen() {
        return getValue() == ALL ? OptionalInt.empty() : OptionalInt.of(getValue());
    }

    /** The hour that an address names; what cannot be read counts as absent. */
    public static OptionalInt addressed(QueryParameters query) {
        return IntStream.range(0, HOURS)
                .filter(hour -> query.getSingleParameter(HOUR)
                        .filter(text -> text.equals(Integer.toString(hour)))
                        .isPresent())
                .findFirst();
    }

    /** An address with the hour beside what it names already. */
    public static QueryParameters address(QueryParameters query, OptionalInt hour) {
        return hour.isEmpty() ? query.excluding(HOUR) : query.merging(HOUR, Integer.toString(hour.getAsInt()));
    }
}

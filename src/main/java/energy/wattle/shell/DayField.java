package energy.wattle.shell;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A day that can be typed, as {@code 2024-06-03}, or chosen from a calendar in the reader's language. */
public final class DayField extends DatePicker {

    private static final long serialVersionUID = 1;

    private static final String WRITTEN = "yyyy-MM-dd";

    public DayField(String label) {
        setLabel(label);
        setI18n(words(getLocale()));
    }

    private DatePickerI18n words(Locale locale) {
        return new DatePickerI18n()
                .setDateFormat(WRITTEN)
                .setMonthNames(Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(weekdays(TextStyle.FULL_STANDALONE, locale))
                .setWeekdaysShort(weekdays(TextStyle.SHORT_STANDALONE, locale))
                .setFirstDayOfWeek(DayOfWeek.MONDAY.getValue())
                .setToday(getTranslation("shell.day.today"))
                .setCancel(getTranslation("shell.day.cancel"))
                .setBadInputErrorMessage(getTranslation("shell.day.wrong"));
    }

    /** The component's weeks begin with Sunday in its lists, whichever day the reader's begin with. */
    private static List<String> weekdays(TextStyle style, Locale locale) {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(DayOfWeek.values().length)
                .map(day -> day.getDisplayName(style, locale))
                .toList();
    }
}

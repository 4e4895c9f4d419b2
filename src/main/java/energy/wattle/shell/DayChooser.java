package energy.wattle.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

/** Leads from day to day: to the one before, the one after, or any. */
public final class DayChooser extends Div {

    private static final long serialVersionUID = 1;

    private final transient Consumer<LocalDate> chosen;
    private final Input date = new Input();
    private LocalDate day = LocalDate.EPOCH;

    public DayChooser(Consumer<LocalDate> chosen) {
        this.chosen = chosen;
        addClassName("wattle-actions");
        date.setType("date");
        date.getElement().setAttribute("aria-label", getTranslation("shell.day"));
        date.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(change.getValue());
            }
        });
        add(step("shell.day.before", -1), date, step("shell.day.after", 1));
    }

    /** Shows which day is seen. */
    public void show(LocalDate shown) {
        day = shown;
        date.setValue(shown.toString());
    }

    private Button step(String key, int days) {
        Button button = new Button(getTranslation(key), click -> chosen.accept(day.plusDays(days)));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void choose(String text) {
        try {
            chosen.accept(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            date.setValue(day.toString());
        }
    }
}

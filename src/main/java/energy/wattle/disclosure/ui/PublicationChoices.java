package energy.wattle.disclosure.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import energy.wattle.disclosure.Audience;
import energy.wattle.disclosure.DisclosureClass;
import energy.wattle.disclosure.Subject;
import energy.wattle.shell.DayField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What may be asked for: class, subject and days. */
final class PublicationChoices extends Div {

    private static final long serialVersionUID = 1;

    private final Select<DisclosureClass> classes;
    private final Select<Subject> subjects;
    private final DayField from = new DayField(text("from"));
    private final DayField until = new DayField(text("until"));

    /** @param chosen is told when the reader chooses otherwise */
    PublicationChoices(Audience audience, Sought sought, Consumer<Sought> chosen) {
        addClassName("wattle-actions");
        classes = select(
                "class",
                Arrays.stream(DisclosureClass.values()).filter(audience::maySee).toList());
        subjects = select(
                "subject",
                Arrays.stream(Subject.values())
                        .filter(one -> audience.maySee(one.disclosureClass()))
                        .toList());
        sought.disclosureClass().ifPresent(classes::setValue);
        sought.subject().ifPresent(subjects::setValue);
        sought.from().ifPresent(from::setValue);
        sought.until().ifPresent(until::setValue);
        classes.addValueChangeListener(event -> chosen.accept(sought()));
        subjects.addValueChangeListener(event -> chosen.accept(sought()));
        from.addValueChangeListener(event -> chosen.accept(sought()));
        until.addValueChangeListener(event -> chosen.accept(sought()));
        add(classes, subjects, from, until);
    }

    private <T> Select<T> select(String key, List<T> items) {
        Select<T> select = new Select<>();
        select.setLabel(text(key));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(text(key + ".all"));
        select.setItems(items);
        select.setItemLabelGenerator(one -> one == null ? text(key + ".all") : text(key + "." + one));
        return select;
    }

    private Sought sought() {
        return new Sought(
                Optional.ofNullable(classes.getValue()),
                Optional.ofNullable(subjects.getValue()),
                Optional.ofNullable(from.getValue()),
                Optional.ofNullable(until.getValue()));
    }

    private String text(String key) {
        return getTranslation("disclosure." + key);
    }
}

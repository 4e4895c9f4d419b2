package energy.wattle.membership.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import energy.wattle.membership.Administration;
import energy.wattle.membership.OwnMembership;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.shell.Faults;
import energy.wattle.units.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Applies for a qualification: a side and a span of days. */
class ApplicationForm extends Details {

    private static final long serialVersionUID = 1;

    private final transient OwnMembership membership;
    private final Select<QualifiedSide> side = new Select<>();
    private final Input from = date("membership.profile.from");
    private final Input last = date("membership.profile.last");
    private final Faults faults = new Faults();
    private final Paragraph done = new Paragraph();

    ApplicationForm(OwnMembership membership) {
        this.membership = membership;
        setSummaryText(getTranslation("membership.profile.apply.title"));
        side.setLabel(getTranslation("membership.profile.side"));
        side.setItems(QualifiedSide.values());
        side.setValue(QualifiedSide.SELLER);
        side.setItemLabelGenerator(
                one -> getTranslation("membership.profile.side." + one.name().toLowerCase(Locale.ROOT)));
        Button apply = new Button(getTranslation("membership.profile.apply"), click -> apply());
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        done.getElement().setAttribute("role", "status");
        Div fields = new Div(
                side, labelled("membership.profile.from", from), labelled("membership.profile.last", last), apply);
        fields.addClassName("wattle-actions");
        add(faults, fields, done);
    }

    private void apply() {
        faults.clear();
        done.setText("");
        Optional<LocalDate> begins = parse(from.getValue());
        Optional<LocalDate> ends = parse(last.getValue());
        if (begins.isEmpty() || ends.isEmpty()) {
            faults.add(List.of(Problem.of("membership.profile.apply.dates")));
            return;
        }
        switch (membership.apply(side.getValue(), begins.get(), ends.get())) {
            case Administration.Submitted submitted -> done.setText(getTranslation("membership.profile.applied"));
            case Administration.Refused(var problems) -> faults.add(problems);
        }
    }

    private Input date(String key) {
        Input input = new Input();
        input.setType("date");
        input.getElement().setAttribute("aria-label", getTranslation(key));
        return input;
    }

    private Div labelled(String key, Input input) {
        return new Div(new Span(getTranslation(key) + " "), input);
    }

    private static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

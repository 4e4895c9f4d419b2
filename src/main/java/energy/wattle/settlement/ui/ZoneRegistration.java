package energy.wattle.settlement.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import energy.wattle.membership.Administration;
import energy.wattle.membership.ZoneDesk;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.units.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Registers a sub-chain that has no zone yet as a trading zone. */
class ZoneRegistration extends Section {

    private static final long serialVersionUID = 1;

    private final transient ZoneDesk desk;
    private final transient ZoneWords words;
    private final Faults faults = new Faults();
    private final Select<String> chain = new Select<>();
    private final TextField name = new TextField();
    private final ComboBox<String> timeZone = new ComboBox<>();
    private final TextField currency = new TextField();
    private final Paragraph done = new Paragraph();

    ZoneRegistration(ZoneDesk desk, List<String> chains) {
        this.desk = desk;
        words = new ZoneWords(this, Formats.in(getLocale()));
        addClassName("desk-card");
        chain.setLabel(words.of("register.chain"));
        chain.setItems(chains);
        chain.setValue(chains.getFirst());
        name.setLabel(words.of("register.name"));
        timeZone.setLabel(words.of("time-zone"));
        timeZone.setItems(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        timeZone.setHelperText(words.of("register.fixed"));
        currency.setLabel(words.of("currency"));
        currency.setHelperText(words.of("register.currency.help"));
        done.addClassName("desk-done");
        done.getElement().setAttribute("role", "status");
        done.setVisible(false);
        Div form = new Div(chain, name, timeZone, currency);
        form.addClassName("desk-form");
        Button register = new Button(words.of("register.action"), click -> register());
        register.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(
                new H2(words.of("register.title")),
                new Paragraph(words.of("register.about")),
                faults,
                form,
                register,
                done);
    }

    private void register() {
        faults.clear();
        done.setVisible(false);
        String chosen = Optional.ofNullable(chain.getValue()).orElse("");
        String zone = Optional.ofNullable(timeZone.getValue()).orElse("");
        switch (desk.register(chosen, name.getValue(), zone, currency.getValue())) {
            case Administration.Submitted submitted -> {
                done.setText(words.of("register.done", name.getValue()));
                done.setVisible(true);
            }
            case Administration.Refused(var problems) -> tell(problems);
        }
    }

    private void tell(List<Problem> problems) {
        Map<HasValidation, List<Problem>> beside = new LinkedHashMap<>();
        List<Problem> others = new ArrayList<>();
        for (Problem problem : problems) {
            field(problem)
                    .ifPresentOrElse(
                            field -> beside.computeIfAbsent(field, any -> new ArrayList<>())
                                    .add(problem),
                            () -> others.add(problem));
        }
        beside.forEach(faults::at);
        faults.add(others);
    }

    private Optional<HasValidation> field(Problem problem) {
        if (problem.key().startsWith("membership.zone.currency")) {
            return Optional.of(currency);
        }
        if (problem.key().startsWith("membership.zone.time")) {
            return Optional.of(timeZone);
        }
        if (problem.key().startsWith("membership.zone.chain")) {
            return Optional.of(chain);
        }
        return problem.key().startsWith("membership.text.") ? Optional.of(name) : Optional.empty();
    }
}

package energy.wattle.settlement.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import energy.wattle.membership.Administration;
import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneDesk;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.units.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Everything that a zone may set, with its bounds; an empty field stands for the default. */
class ParameterForm extends Div {

    private static final long serialVersionUID = 1;

    private final transient ZoneDesk desk;
    private final transient Zone zone;
    private final transient ZoneWords words;
    private final transient Map<ZoneParameter, TextField> fields = new LinkedHashMap<>();
    private final Faults faults = new Faults();
    private final Paragraph done = new Paragraph();

    ParameterForm(ZoneDesk desk, Zone zone) {
        this.desk = desk;
        this.zone = zone;
        words = new ZoneWords(this, Formats.in(getLocale()));
        Div form = new Div();
        form.addClassName("desk-form");
        for (ZoneParameter parameter : desk.parameters()) {
            TextField field = field(parameter);
            fields.put(parameter, field);
            form.add(field);
        }
        done.addClassName("desk-done");
        done.getElement().setAttribute("role", "status");
        done.setVisible(false);
        Button set = new Button(words.of("parameters.action"), click -> set());
        set.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(faults, form, set, done);
    }

    private TextField field(ZoneParameter parameter) {
        TextField field = new TextField(words.parameter(parameter));
        field.setHelperText(words.of(
                        "parameter.bounds",
                        words.formats().number(parameter.minimum()),
                        words.formats().number(parameter.maximum()),
                        words.unit(parameter),
                        words.formats().number(parameter.otherwise()))
                .strip());
        field.setPlaceholder(Long.toString(parameter.otherwise()));
        field.setValue(Optional.ofNullable(zone.parameters().get(parameter.name()))
                .map(String::valueOf)
                .orElse(""));
        field.setWidth("18rem");
        return field;
    }

    private void set() {
        faults.clear();
        done.setVisible(false);
        Map<String, Optional<Long>> changed = new LinkedHashMap<>();
        fields.forEach((parameter, field) -> read(field).ifPresent(value -> {
            if (!Objects.equals(value.orElse(null), zone.parameters().get(parameter.name()))) {
                changed.put(parameter.name(), value);
            }
        }));
        if (!faults.isEmpty()) {
            return;
        }
        if (changed.isEmpty()) {
            faults.add(List.of(Problem.of("settlement.zones.unchanged")));
            return;
        }
        switch (desk.set(zone, changed)) {
            case Administration.Submitted submitted -> {
                done.setText(words.of("parameters.done", changed.size()));
                done.setVisible(true);
            }
            case Administration.Refused(var problems) -> tell(problems);
        }
    }

    /**
     * Nothing where what was typed is no whole number, which then is told; an empty field is a value that is absent.
     */
    private Optional<Optional<Long>> read(TextField field) {
        String typed = field.getValue().strip();
        if (typed.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        if (!typed.matches("-?[0-9]{1,18}")) {
            faults.at(field, List.of(Problem.of("settlement.zones.number")));
            return Optional.empty();
        }
        return Optional.of(Optional.of(Long.parseLong(typed)));
    }

    private void tell(List<Problem> problems) {
        List<Problem> others = new ArrayList<>();
        for (Problem problem : problems) {
            Optional<TextField> field = fields.entrySet().stream()
                    .filter(entry -> !problem.arguments().isEmpty()
                            && entry.getKey().name().equals(problem.arguments().getFirst()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            field.ifPresentOrElse(each -> faults.at(each, List.of(problem)), () -> others.add(problem));
        }
        faults.add(others);
    }
}

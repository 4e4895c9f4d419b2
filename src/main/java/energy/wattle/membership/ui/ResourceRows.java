package energy.wattle.membership.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import energy.wattle.units.Watts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A participant's resources to be typed, one a row. */
class ResourceRows extends Div {

    private static final long serialVersionUID = 1;

    private final transient MemberWords words;
    private final Div list = new Div();
    private final transient List<Row> rows = new ArrayList<>();

    ResourceRows() {
        words = new MemberWords(this, Formats.in(getLocale()));
        Button more = new Button(words.of("resource.add"), click -> add(Optional.empty()));
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(list, more);
    }

    void show(List<Resource> resources) {
        rows.clear();
        list.removeAll();
        resources.forEach(resource -> add(Optional.of(resource)));
        if (resources.isEmpty()) {
            add(Optional.empty());
        }
    }

    /** What was typed; what cannot be read is told beside its field. */
    List<Resource> read(Faults faults) {
        return rows.stream().flatMap(row -> row.read(faults).stream()).toList();
    }

    /** The field that a refusal is about: the capacity of the resource that it names, else its name. */
    Optional<TextField> fieldOf(Problem problem) {
        if (!problem.key().startsWith("membership.resource.")) {
            return FieldFaults.isOf(problem, "resource")
                    ? rows.stream()
                            .map(row -> row.name)
                            .filter(name -> name.getValue().isBlank())
                            .findFirst()
                    : Optional.empty();
        }
        return rows.stream()
                .filter(row ->
                        row.name.getValue().strip().equals(problem.arguments().getFirst()))
                .findFirst()
                .map(row -> problem.key().endsWith(".capacity") ? row.kilowatts : row.name);
    }

    private void add(Optional<Resource> resource) {
        Row row = new Row(resource);
        rows.add(row);
        list.add(row);
    }

    /** One resource. */
    private final class Row extends Div {

        private static final long serialVersionUID = 1;

        private final TextField name = new TextField(words.of("resource.name"));
        private final Select<ResourceKind> kind = new Select<>();
        private final TextField kilowatts = new TextField(words.of("resource.capacity-field"));
        private final Checkbox renewable = new Checkbox(words.of("resource.renewable"));
        private final boolean isModelled;

        Row(Optional<Resource> resource) {
            addClassName("desk-row");
            isModelled = resource.map(Resource::isModelled).orElse(false);
            kind.setLabel(words.of("resource.kind"));
            kind.setItems(ResourceKind.values());
            kind.setItemLabelGenerator(words::kind);
            kind.setValue(resource.map(Resource::kind).orElse(ResourceKind.PHOTOVOLTAIC));
            name.setValue(resource.map(Resource::name).orElse(""));
            kilowatts.setValue(
                    resource.map(known -> known.installed().toString()).orElse(""));
            renewable.setValue(resource.map(Resource::isRenewable).orElse(true));
            Button remove = new Button(words.of("resource.remove"), click -> {
                rows.remove(this);
                list.remove(this);
            });
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            add(name, kind, kilowatts, renewable, remove);
        }

        Optional<Resource> read(Faults faults) {
            try {
                return Optional.of(new Resource(
                        name.getValue().strip(),
                        kind.getValue(),
                        Watts.ofKilowatts(kilowatts.getValue().strip()),
                        renewable.getValue(),
                        isModelled));
            } catch (ProblemException e) {
                faults.at(kilowatts, List.of(e.problem()));
            } catch (IllegalArgumentException e) {
                faults.at(kilowatts, List.of(Problem.of("membership.resource.negative")));
            }
            return Optional.empty();
        }
    }
}

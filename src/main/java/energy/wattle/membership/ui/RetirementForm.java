package energy.wattle.membership.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import energy.wattle.ledger.Enrolments;
import energy.wattle.ledger.Enrolments.Instance;
import energy.wattle.ledger.Enrolments.Standing;
import energy.wattle.ledger.Enrolments.Tier;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.shell.Confirmation;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.units.Problem;
import java.util.List;
import java.util.Optional;

/** Takes a gateway out of the market, with a reason that stays on the chain. */
class RetirementForm extends Section {

    private static final long serialVersionUID = 1;

    private final transient Enrolments enrolments;
    private final transient Runnable retired;
    private final transient MemberWords words;
    private final Faults faults = new Faults();
    private final ComboBox<String> gateway = new ComboBox<>();
    private final TextArea reason = new TextArea();
    private final Paragraph done = new Paragraph();
    private List<String> offered = List.of();

    RetirementForm(Enrolments enrolments, Runnable retired) {
        this.enrolments = enrolments;
        this.retired = retired;
        words = new MemberWords(this, Formats.in(getLocale()));
        addClassName("desk-card");
        gateway.setLabel(words.of("instances.retire.which"));
        reason.addClassName("desk-reason");
        reason.setLabel(words.of("reason"));
        reason.setHelperText(words.of("node.reason.help"));
        reason.setMaxLength(NodeReviews.REASON_LENGTH);
        done.addClassName("desk-done");
        done.getElement().setAttribute("role", "status");
        done.setVisible(false);
        Button retire = new Button(words.of("instances.retire.action"), click -> confirm());
        retire.addThemeVariants(ButtonVariant.LUMO_ERROR);
        Div fields = new Div(gateway, reason);
        fields.addClassName("desk-form");
        add(new Paragraph(words.of("instances.retire.about")), faults, fields, retire, done);
    }

    /** What was chosen stays chosen. */
    void offer(List<Instance> instances) {
        List<String> now = instances.stream()
                .filter(one -> one.tier() == Tier.GATEWAY && one.standing() != Standing.RETIRED)
                .map(Instance::name)
                .toList();
        if (!now.equals(offered)) {
            offered = now;
            String chosen = gateway.getValue();
            gateway.setItems(now);
            gateway.setValue(now.contains(chosen) ? chosen : null);
        }
    }

    private void confirm() {
        faults.clear();
        done.setVisible(false);
        String name = Optional.ofNullable(gateway.getValue()).orElse("");
        if (name.isEmpty()) {
            faults.at(gateway, List.of(Problem.of("membership.instances.retire.choose")));
            return;
        }
        new Confirmation(
                        words.of("instances.retire.question", name),
                        words.of("instances.retire.loss"),
                        words.of("instances.retire.action"),
                        () -> retire(name))
                .open();
    }

    private void retire(String name) {
        switch (enrolments.retire(name, reason.getValue())) {
            case Enrolments.Refused(var problems) -> FieldFaults.show(faults, problems, this::field);
            case Enrolments.Issued issued -> {}
            case Enrolments.Done carried -> {
                done.setText(words.of("instances.retire.done", name));
                done.setVisible(true);
                reason.clear();
                retired.run();
            }
        }
    }

    private Optional<? extends HasValidation> field(Problem problem) {
        return problem.key().startsWith("ledger.review.reason.") ? Optional.of(reason) : Optional.of(gateway);
    }
}

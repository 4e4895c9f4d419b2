package energy.wattle.membership.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import energy.wattle.membership.Administration;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.MemberDesk.Decision;
import energy.wattle.membership.MemberDesk.MemberFile;
import energy.wattle.membership.MemberLimits;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationChange;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.FactList;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One side's qualification: how it stands, how it came to be so, and what can be decided about it now. */
class QualificationCard extends Section {

    private static final long serialVersionUID = 1;

    private final transient MemberDesk desk;
    private final transient MemberFile file;
    private final transient Qualification qualification;
    private final transient MemberWords words;
    private final Faults faults = new Faults();
    private final TextArea reason = new TextArea();
    private final Div actions = new Div();
    private final Paragraph done = new Paragraph();

    /** @param now market time, by which a qualification has expired or has not */
    QualificationCard(MemberDesk desk, MemberFile file, Qualification qualification, Instant now) {
        this.desk = desk;
        this.file = file;
        this.qualification = qualification;
        words = new MemberWords(this, Formats.in(getLocale()));
        addClassName("desk-card");
        reason.addClassName("desk-reason");
        reason.setLabel(words.of("reason"));
        reason.setHelperText(words.of("reason.help"));
        reason.setMaxLength(MemberLimits.REASON_LENGTH);
        actions.addClassName("desk-actions");
        done.addClassName("desk-done");
        done.getElement().setAttribute("role", "status");
        done.setVisible(false);
        add(new H2(words.side(qualification.side())), facts(now), history(), faults, done);
        List<Decision> possible = Arrays.stream(Decision.values())
                .filter(decision -> decision.appliesTo(qualification.status()) && !qualification.isExpiredAt(now))
                .toList();
        if (!possible.isEmpty()) {
            possible.forEach(decision -> actions.add(button(decision)));
            add(reason, actions);
        }
    }

    private FactList facts(Instant now) {
        FactList facts = new FactList()
                .fact(words.of("qualification.state"), words.badge(qualification, now))
                .fact(words.of("qualification.period"), words.period(qualification, timeZone()));
        if (!qualification.reason().isEmpty()) {
            facts.fact(words.of("qualification.reason"), qualification.reason());
        }
        return facts;
    }

    private Div history() {
        List<QualificationChange> steps = file.history().getOrDefault(qualification.side(), List.of());
        DataTable<QualificationChange> table = new DataTable<QualificationChange>(
                        words.of("history"), words.of("history.none"))
                .text(words.of("history.at"), step -> words.instant(step.at(), timeZone()))
                .text(
                        words.of("history.state"),
                        step -> words.status(step.after().status()))
                .number(words.of("history.block"), step -> words.formats().number(step.height()))
                .wide(words.of("qualification.reason"), step -> step.after().reason());
        table.show(steps);
        return new Div(new H3(words.of("history")), table);
    }

    private Button button(Decision decision) {
        Button button = new Button(words.decision(decision), click -> decide(decision));
        switch (decision) {
            case APPROVE, RESUME -> button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            case REFUSE, SUSPEND -> button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        return button;
    }

    private void decide(Decision decision) {
        faults.clear();
        if (decision.needsReason() && reason.getValue().isBlank()) {
            faults.at(reason, List.of(Problem.of("membership.reason.missing")));
            return;
        }
        Administration answer = desk.decide(file.participant().id(), qualification.side(), decision, reason.getValue());
        switch (answer) {
            case Administration.Submitted submitted -> {
                done.setText(words.of("decision.done." + decision.name().toLowerCase(Locale.ROOT)));
                done.setVisible(true);
                reason.setReadOnly(true);
                actions.setVisible(false);
            }
            case Administration.Refused(var problems) ->
                FieldFaults.show(
                        faults,
                        problems,
                        problem -> FieldFaults.isOf(problem, "reason") ? Optional.of(reason) : Optional.empty());
        }
    }

    private ZoneId timeZone() {
        return file.zone().timeZone();
    }
}

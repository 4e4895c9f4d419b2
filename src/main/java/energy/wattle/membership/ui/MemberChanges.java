package energy.wattle.membership.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import energy.wattle.membership.Administration;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.MemberDesk.MemberFile;
import energy.wattle.membership.Resource;
import energy.wattle.shell.Confirmation;
import energy.wattle.shell.DayField;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import energy.wattle.units.Watts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be changed about a participant: its resources, its connection limit, and that it leaves. */
class MemberChanges extends Div {

    private static final long serialVersionUID = 1;

    private final transient MemberDesk desk;
    private final transient MemberFile file;
    private final transient MemberWords words;
    private final ParticipantId participant;

    MemberChanges(MemberDesk desk, MemberFile file) {
        this.desk = desk;
        this.file = file;
        participant = file.participant().id();
        words = new MemberWords(this, Formats.in(getLocale()));
        add(
                new Details(words.of("change.resources"), resources()),
                new Details(words.of("change.limit"), limit()),
                new Details(words.of("change.leave"), leave()));
    }

    private Div resources() {
        Faults faults = new Faults();
        Paragraph done = done();
        ResourceRows rows = new ResourceRows();
        rows.show(file.participant().resources());
        Button change = new Button(words.of("change.resources.action"), click -> {
            faults.clear();
            List<Resource> typed = rows.read(faults);
            if (faults.isEmpty()) {
                tell(desk.changeResources(participant, typed), faults, done, rows::fieldOf);
            }
        });
        return new Div(faults, rows, change, done);
    }

    private Div limit() {
        Faults faults = new Faults();
        Paragraph done = done();
        TextField kilowatts = new TextField(words.of("enrol.limit"));
        kilowatts.setHelperText(words.of("enrol.limit.help"));
        kilowatts.setValue(
                file.participant().connectionLimit().map(Watts::toString).orElse(""));
        Button change = new Button(words.of("change.limit.action"), click -> {
            faults.clear();
            try {
                String typed = kilowatts.getValue().strip();
                Optional<Watts> limit = typed.isEmpty() ? Optional.empty() : Optional.of(Watts.ofKilowatts(typed));
                tell(desk.changeConnectionLimit(participant, limit), faults, done, problem -> Optional.of(kilowatts));
            } catch (ProblemException e) {
                faults.at(kilowatts, List.of(e.problem()));
            } catch (IllegalArgumentException e) {
                faults.at(kilowatts, List.of(Problem.of("membership.resource.negative")));
            }
        });
        return new Div(faults, kilowatts, new Div(change), done);
    }

    private Div leave() {
        Faults faults = new Faults();
        Paragraph done = done();
        DayField day = new DayField(words.of("change.leave.day"));
        Button leave = new Button(words.of("change.leave.action"), click -> {
            faults.clear();
            if (day.getValue() == null) {
                faults.at(day, List.of(Problem.of("membership.leave.missing")));
                return;
            }
            new Confirmation(
                            words.of("change.leave.question", file.participant().name()),
                            words.of("change.leave.loss"),
                            words.of("change.leave.action"),
                            () -> tell(
                                    desk.leave(
                                            participant,
                                            day.getValue()
                                                    .atStartOfDay(file.zone().timeZone())
                                                    .toInstant()),
                                    faults,
                                    done,
                                    problem -> Optional.of(day)))
                    .open();
        });
        return new Div(faults, day, new Div(leave), done);
    }

    private Paragraph done() {
        Paragraph done = new Paragraph(words.of("change.done"));
        done.addClassName("desk-done");
        done.getElement().setAttribute("role", "status");
        done.setVisible(false);
        return done;
    }

    private static void tell(
            Administration answer,
            Faults faults,
            Paragraph done,
            Function<Problem, Optional<? extends HasValidation>> fields) {
        switch (answer) {
            case Administration.Submitted submitted -> done.setVisible(true);
            case Administration.Refused(var problems) -> {
                done.setVisible(false);
                FieldFaults.show(faults, problems, fields);
            }
        }
    }
}

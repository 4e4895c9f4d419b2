package energy.wattle.membership.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import energy.wattle.ledger.MarketClock;
import energy.wattle.membership.Enrolment;
import energy.wattle.membership.MassAdministration;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Resource;
import energy.wattle.membership.Zone;
import energy.wattle.shell.DayField;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Registers a participant with its resources, and with qualifications that are approved at once. */
class EnrolmentForm extends Div {

    private static final long serialVersionUID = 1;

    private final transient MemberDesk desk;
    private final transient MarketClock clock;
    private final transient MemberWords words;
    private final Faults faults = new Faults();
    private final Paragraph done = new Paragraph();
    private final TextField id = new TextField();
    private final TextField name = new TextField();
    private final Select<Zone> zone = new Select<>();
    private final Checkbox natural = new Checkbox();
    private final TextField limit = new TextField();
    private final ResourceRows resources = new ResourceRows();
    private final Checkbox seller = new Checkbox();
    private final Checkbox buyer = new Checkbox();
    private final DayField until;

    EnrolmentForm(MemberDesk desk, List<Zone> zones, MarketClock clock) {
        this.desk = desk;
        this.clock = clock;
        words = new MemberWords(this, Formats.in(getLocale()));
        until = new DayField(words.of("enrol.until"));
        label(zones);
        resources.show(List.of());
        done.addClassName("desk-done");
        done.getElement().setAttribute("role", "status");
        done.setVisible(false);
        Button enrol = new Button(words.of("enrol.action"), click -> enrol());
        enrol.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(
                new Paragraph(words.of("enrol.about")),
                faults,
                form(id, name, zone, limit, natural),
                new H3(words.of("member.resources")),
                resources,
                new H3(words.of("enrol.qualifications")),
                form(seller, buyer, until),
                enrol,
                done);
    }

    private void label(List<Zone> zones) {
        id.setLabel(words.of("member.id"));
        name.setLabel(words.of("member.name"));
        name.setHelperText(words.of("enrol.name.help"));
        zone.setLabel(words.of("member.zone"));
        zone.setItems(zones);
        zone.setItemLabelGenerator(Zone::name);
        zones.stream().findFirst().ifPresent(zone::setValue);
        natural.setLabel(words.of("member.natural"));
        limit.setLabel(words.of("enrol.limit"));
        limit.setHelperText(words.of("enrol.limit.help"));
        seller.setLabel(words.side(QualifiedSide.SELLER));
        buyer.setLabel(words.side(QualifiedSide.BUYER));
        if (zone.getValue() != null) {
            until.setValue(today().plusYears(1));
        }
    }

    private static Div form(Component... fields) {
        Div form = new Div(fields);
        form.addClassName("desk-form");
        return form;
    }

    private void enrol() {
        faults.clear();
        done.setVisible(false);
        Optional<NewParticipant> participant = participant();
        if (participant.isEmpty() || !faults.isEmpty()) {
            return;
        }
        switch (desk.enrol(new Enrolment(participant.get(), periods(), ""))) {
            case MassAdministration.Submitted submitted -> {
                done.removeAll();
                done.add(new Anchor(
                        MemberWords.pathOf(participant.get().id()),
                        words.of("enrol.done", participant.get().name())));
                done.setVisible(true);
                clear();
            }
            case MassAdministration.Refused(var problems) ->
                FieldFaults.show(
                        faults,
                        problems.values().stream().flatMap(Collection::stream).toList(),
                        this::fieldOf);
        }
    }

    private Optional<NewParticipant> participant() {
        List<Resource> typed = resources.read(faults);
        Optional<Optional<Watts>> connection = connection();
        if (zone.getValue() == null) {
            faults.at(zone, List.of(Problem.of("membership.enrol.zone")));
        }
        try {
            ParticipantId participant = new ParticipantId(id.getValue().strip());
            return zone.getValue() == null || connection.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new NewParticipant(
                            participant,
                            zone.getValue().id(),
                            name.getValue().strip(),
                            natural.getValue(),
                            typed,
                            connection.get(),
                            clock.instant()));
        } catch (ProblemException e) {
            faults.at(id, List.of(e.problem()));
            return Optional.empty();
        }
    }

    /** Nothing where what was typed is no number of kW, which then is told. */
    private Optional<Optional<Watts>> connection() {
        if (limit.getValue().isBlank()) {
            return Optional.of(Optional.empty());
        }
        try {
            return Optional.of(Optional.of(Watts.ofKilowatts(limit.getValue().strip())));
        } catch (ProblemException e) {
            faults.at(limit, List.of(e.problem()));
        } catch (IllegalArgumentException e) {
            faults.at(limit, List.of(Problem.of("membership.resource.negative")));
        }
        return Optional.empty();
    }

    private List<Enrolment.Period> periods() {
        List<Enrolment.Period> periods = new ArrayList<>();
        LocalDate last = Optional.ofNullable(until.getValue()).orElseGet(this::today);
        Instant end = last.plusDays(1).atStartOfDay(zone.getValue().timeZone()).toInstant();
        if (seller.getValue()) {
            periods.add(new Enrolment.Period(QualifiedSide.SELLER, clock.instant(), end));
        }
        if (buyer.getValue()) {
            periods.add(new Enrolment.Period(QualifiedSide.BUYER, clock.instant(), end));
        }
        return periods;
    }

    private LocalDate today() {
        return clock.instant().atZone(zone.getValue().timeZone()).toLocalDate();
    }

    private Optional<? extends HasValidation> fieldOf(Problem problem) {
        return switch (problem.key()) {
            case "membership.participant.taken" -> Optional.of(id);
            case "membership.connection" -> Optional.of(limit);
            case "membership.zone.full", "membership.zone.unknown" -> Optional.of(zone);
            case "membership.period.empty", "membership.period.over" -> Optional.of(until);
            default -> FieldFaults.isOf(problem, "name") ? Optional.of(name) : resources.fieldOf(problem);
        };
    }

    private void clear() {
        id.clear();
        name.clear();
        limit.clear();
        resources.show(List.of());
    }
}

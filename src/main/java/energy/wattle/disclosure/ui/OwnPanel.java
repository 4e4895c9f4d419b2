package energy.wattle.disclosure.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import energy.wattle.disclosure.Audience;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.OwnRequest;
import energy.wattle.disclosure.OwnSubject;
import energy.wattle.shell.DayField;
import energy.wattle.shell.Found;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The specific class: one member's day, for that member and the regulator. */
final class OwnPanel extends Div {

    private static final long serialVersionUID = 1;

    private static final String MEMBER = "member";
    private static final String DAY = "day";

    private final transient Bench bench;
    private final transient Audience audience;
    private final String path;
    private final TextField member = new TextField(getTranslation("disclosure.own.member"));
    private final DayField day = new DayField(getTranslation("disclosure.own.day"));

    OwnPanel(Bench bench, String path, QueryParameters query) {
        this.bench = bench;
        this.path = path;
        audience = bench.audiences().of(bench.readers().current());
        add(new H2(getTranslation("disclosure.own")));
        if (audience instanceof Audience.Member(var participant)) {
            member.setValue(participant.code());
            member.setReadOnly(true);
        }
        query.getSingleParameter(MEMBER).ifPresent(member::setValue);
        Optional<LocalDate> date = query.getSingleParameter(DAY).flatMap(OwnPanel::date);
        date.ifPresent(day::setValue);
        Div choices = new Div(member, day, new Button(getTranslation("disclosure.own.show"), click -> choose()));
        choices.addClassName("wattle-actions");
        add(choices);
        if (query.getSingleParameter(MEMBER).isPresent() && date.isPresent()) {
            ParticipantId participant = Found.orNotFound(participant(member.getValue()));
            for (OwnSubject subject : OwnSubject.values()) {
                show(new OwnRequest(participant, date.get(), subject));
            }
        }
    }

    private void choose() {
        if (!member.isEmpty() && day.getValue() != null) {
            getUI().ifPresent(ui -> ui.navigate(
                    path,
                    new QueryParameters(Map.of(
                            MEMBER, List.of(member.getValue()),
                            DAY, List.of(day.getValue().toString())))));
        }
    }

    private void show(OwnRequest request) {
        Document document = Found.orNotFound(bench.disclosure().own(audience, request));
        ZoneId timeZone = bench.members()
                .participant(request.participant())
                .map(found -> bench.timeZones().of(Optional.of(found.zone())))
                .orElseGet(() -> bench.timeZones().of(Optional.empty()));
        add(
                new H3(getTranslation("disclosure.own." + request.subject())),
                new FileLinks(format -> bench.disclosure().ownFile(audience, request, format)),
                new DocumentPanel(document, timeZone));
    }

    private static Optional<ParticipantId> participant(String code) {
        try {
            return Optional.of(new ParticipantId(code));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package energy.wattle.assessment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import energy.wattle.assessment.Alarm;
import energy.wattle.assessment.Assessment;
import energy.wattle.assessment.Case;
import energy.wattle.assessment.CaseState;
import energy.wattle.assessment.Oversight;
import energy.wattle.assessment.Oversight.CaseFile;
import energy.wattle.assessment.Span;
import energy.wattle.assessment.Step;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Found;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alarms as cases: what crossed which threshold, the trades behind it, and what the regulator made of it. */
@Route("regulator/cases")
@NeedsCapability(Capability.ASSESSMENT)
@RolesAllowed("REGULATOR")
@Menu(title = "assessment.cases.menu", order = 42, icon = "vaadin:bell")
@StyleSheet("theme/desks.css")
class CasesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final String CASE = "case";

    /** Everything that has been, in years that databases know. */
    private static final Span ALL =
            Span.ofMarket(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));

    private final transient Oversight oversight;
    private final transient Formats formats = Formats.in(getLocale());
    private final transient List<Zone> zones;
    private final Answer answer = new Answer();
    private final Div chosen = new Div();
    private final DataTable<Case> table;
    private final Paragraph most = new Paragraph(text("most", Assessment.MAXIMUM_ALARMS));
    private final transient Live.Following following;

    CasesView(Oversight oversight, Live live) {
        this.oversight = oversight;
        zones = oversight.zones();
        table = new DataTable<Case>(text("title"), text("none"))
                .component(text("state"), one -> badge(one.state()))
                .link(text("screen"), one -> text("screen." + one.alarm().screen()), this::path)
                .text(text("zone"), one -> one.alarm().session().zone().code())
                .text(
                        text("interval"),
                        one -> when(one.alarm(), one.alarm().first().start()))
                .number(text("value"), one -> value(one.alarm(), one.alarm().value()))
                .number(text("threshold"), one -> value(one.alarm(), one.alarm().threshold()))
                .number(text("trades"), one -> formats.number(one.alarm().trades()))
                .text(text("note"), one -> one.note().map(Case.Note::text).orElse(""));
        most.addClassName("wattle-note");
        addClassName("desk");
        add(new H1(text("title")), answer, chosen, table, most);
        following = live.follow(this, () -> oversight.cases(ALL), this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        chosen.removeAll();
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(CASE)
                .map(id -> Found.orNotFound(oversight.find(id)))
                .ifPresent(this::show);
        following.refresh();
    }

    private void show(List<Case> cases) {
        long open = cases.stream().filter(one -> one.state() == CaseState.OPEN).count();
        answer.setText(text("answer", open, cases.size()));
        table.show(cases);
        most.setVisible(cases.size() == Assessment.MAXIMUM_ALARMS);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", text("title"));
    }

    private void show(CaseFile file) {
        Alarm alarm = file.current().alarm();
        Anchor trades = new Anchor(looked(alarm), text("to-trades"));
        chosen.add(
                new H2(text("screen." + alarm.screen())),
                badge(file.current().state()),
                new Paragraph(text(
                        "alarm",
                        value(alarm, alarm.value()),
                        value(alarm, alarm.threshold()),
                        when(alarm, alarm.worst().start()),
                        alarm.trades(),
                        when(alarm, alarm.first().start()),
                        when(alarm, alarm.last().end()))),
                trades,
                notes(file),
                form(file.current()));
    }

    private UnorderedList notes(CaseFile file) {
        UnorderedList list = new UnorderedList();
        file.notes()
                .forEach(note -> list.add(new ListItem(text(
                        "noted",
                        text("state." + note.state()),
                        note.text(),
                        note.by(),
                        formats.date(note.at().atOffset(ZoneOffset.UTC).toLocalDate()),
                        formats.time(note.at().atOffset(ZoneOffset.UTC))))));
        return list;
    }

    private Div form(Case shown) {
        Select<CaseState> state = new Select<>();
        state.setLabel(text("state"));
        state.setItems(CaseState.values());
        state.setItemLabelGenerator(one -> text("state." + one));
        state.setValue(shown.state());
        TextArea note = new TextArea(text("note"));
        note.setMaxLength(Case.LONGEST_NOTE);
        note.setWidthFull();
        Button save = new Button(text("save"), click -> {
            if (oversight.note(shown.id(), state.getValue(), note.getValue())) {
                getUI().ifPresent(ui ->
                        ui.navigate(CasesView.class, new QueryParameters(Map.of(CASE, List.of(shown.id())))));
            } else {
                note.setErrorMessage(text("note.missing"));
                note.setInvalid(true);
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(state, note, save);
        form.addClassName("wattle-card");
        return form;
    }

    private String path(Case one) {
        return "regulator/cases?case=" + URLEncoder.encode(one.id(), StandardCharsets.UTF_8);
    }

    private String looked(Alarm alarm) {
        return zone(alarm)
                .map(zone -> new Looked(
                                zone,
                                alarm.first().start(),
                                alarm.last().end(),
                                Step.INTERVAL,
                                Optional.of(alarm.session()))
                        .path())
                .orElse("regulator/assessment");
    }

    private Optional<Zone> zone(Alarm alarm) {
        return zones.stream()
                .filter(zone -> zone.id().equals(alarm.session().zone()))
                .findFirst();
    }

    private String value(Alarm alarm, long value) {
        return zone(alarm)
                .map(zone -> new IndicatorWords(this, formats, zone).value(alarm.screen(), value))
                .orElse("");
    }

    private String when(Alarm alarm, Instant instant) {
        var local = instant.atZone(zone(alarm).map(Zone::timeZone).orElse(ZoneOffset.UTC));
        return formats.date(local.toLocalDate()) + " " + formats.minute(local);
    }

    private StatusBadge badge(CaseState state) {
        Tone tone = switch (state) {
            case OPEN -> Tone.WARNING;
            case EXPLAINED -> Tone.NEUTRAL;
            case CLOSED -> Tone.GOOD;
        };
        return new StatusBadge(tone, text("state." + state));
    }

    private String text(String key, Object... arguments) {
        return getTranslation("assessment.cases." + key, arguments);
    }
}

package energy.wattle.metering.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.metering.MeterDesk;
import energy.wattle.metering.MeterDesk.Missing;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Whose readings are missing and until when they are waited for; files of readings and forecasts; tokens of meters. */
@Route("operations/meters")
@NeedsCapability(Capability.METERING_INTAKE)
@RolesAllowed("OPERATOR")
@Menu(title = "metering.desk.menu", order = 22, icon = "vaadin:dashboard")
@StyleSheet("theme/desks.css")
class MetersView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient MeterWords words;
    private final Answer answer = new Answer();
    private final DataTable<Missing> table;

    MetersView(MeterDesk desk, Live live) {
        words = new MeterWords(this, Formats.in(getLocale()));
        addClassName("desk");
        table = table();
        add(
                new H1(words.of("title")),
                answer,
                table,
                new H2(words.of("upload")),
                new Paragraph(words.of("upload.about")),
                new MeterUploads(desk),
                new H2(words.of("tokens")),
                new Paragraph(words.of("tokens.about")),
                new TokensPanel(desk));
        live.follow(this, desk::missing, this::show);
    }

    @Override
    public String getPageTitle() {
        return words.title(words.of("title"));
    }

    private void show(List<Missing> missing) {
        long overdue = missing.stream().filter(Missing::isOverdue).count();
        answer.setText(
                missing.isEmpty()
                        ? words.of("missing.none", MeterDesk.DAYS_BACK)
                        : words.of(
                                "missing.answer",
                                missing.stream()
                                        .map(Missing::participant)
                                        .distinct()
                                        .count(),
                                missing.stream().mapToInt(Missing::intervals).sum(),
                                overdue));
        table.show(missing);
    }

    private DataTable<Missing> table() {
        return new DataTable<Missing>(words.of("missing"), words.of("missing.none", MeterDesk.DAYS_BACK))
                .text(words.of("participant"), row -> row.participant().code())
                .text(words.of("zone"), row -> row.zone().code())
                .text(
                        words.of("missing.first"),
                        row -> words.instant(row.first().start()))
                .text(words.of("missing.last"), row -> words.instant(row.last().start()))
                .number(words.of("missing.intervals"), row -> words.formats().number(row.intervals()))
                .text(
                        words.of("missing.deadline"),
                        row -> row.deadline().map(words::instant).orElse("–"))
                .component(words.of("missing.state"), this::state);
    }

    private Component state(Missing missing) {
        return missing.isOverdue()
                ? new StatusBadge(Tone.BAD, words.of("missing.overdue"))
                : new StatusBadge(Tone.WAITING, words.of("missing.waited"));
    }
}

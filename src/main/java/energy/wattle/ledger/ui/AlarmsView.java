package energy.wattle.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.Alarms;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.shell.Answer;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.Reader;
import energy.wattle.shell.Readers;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;

/** All that the reader should look at, in one list, each with a way to where it can be looked at. */
@Route("operations/alarms")
@RolesAllowed({"OPERATOR", "REGULATOR"})
@Menu(title = "ledger.alarms.menu", order = 23, icon = "vaadin:bell")
@StyleSheet("theme/desks.css")
class AlarmsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Alarms alarms;
    private final transient Reader reader;
    private final transient ChainWords words;
    private final Answer answer = new Answer();
    private final DataTable<MarketAlarm> table;

    AlarmsView(Alarms alarms, Readers readers, Live live) {
        this.alarms = alarms;
        reader = readers.current();
        words = new ChainWords(this, Formats.in(getLocale()));
        addClassName("desk");
        table = new DataTable<MarketAlarm>(words.of("alarms.title"), words.of("alarms.none"))
                .component(words.of("alarms.severity"), this::badge)
                .wide(words.of("alarms.what"), alarm -> words.told(alarm.what()))
                .text(
                        words.of("alarms.since"),
                        alarm -> alarm.since().map(words::instant).orElse("–"))
                .component(words.of("alarms.page"), this::page);
        add(new H1(words.of("alarms.title")), answer, table, new Paragraph(words.of("alarms.about")));
        live.follow(this, this::load, this::show);
    }

    @Override
    public String getPageTitle() {
        return words.title(words.of("alarms.title"));
    }

    private List<MarketAlarm> load() {
        List<MarketAlarm> all = new ArrayList<>();
        if (is(MarketAlarm.Reader.OPERATOR)) {
            all.addAll(alarms.ofOperator());
        }
        if (is(MarketAlarm.Reader.REGULATOR)) {
            all.addAll(alarms.ofRegulator());
        }
        return all.stream().distinct().toList();
    }

    private void show(List<MarketAlarm> shown) {
        long bad =
                shown.stream().filter(alarm -> alarm.severity() == Severity.BAD).count();
        answer.setText(shown.isEmpty() ? words.of("alarms.none") : words.of("alarms.answer", bad, shown.size() - bad));
        table.show(shown);
    }

    private Component badge(MarketAlarm alarm) {
        return switch (alarm.severity()) {
            case BAD -> new StatusBadge(Tone.BAD, words.of("alarms.bad"));
            case WARNING -> new StatusBadge(Tone.WARNING, words.of("alarms.warning"));
        };
    }

    /** A link only where it leads somewhere for this reader. */
    private Component page(MarketAlarm alarm) {
        boolean isOpen = alarm.page().startsWith("operations/")
                ? is(MarketAlarm.Reader.OPERATOR)
                : is(MarketAlarm.Reader.REGULATOR);
        return isOpen ? new Anchor(alarm.page(), words.of("alarms.look")) : new Span("–");
    }

    private boolean is(MarketAlarm.Reader role) {
        return reader.is(role);
    }
}

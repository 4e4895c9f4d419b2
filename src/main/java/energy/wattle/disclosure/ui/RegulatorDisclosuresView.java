package energy.wattle.disclosure.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import energy.wattle.disclosure.Overdue;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.shell.StandsFor;
import energy.wattle.units.TradingZoneId;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;

/** Every publication with its verification, what is overdue, and every member's own documents. */
@Route(RegulatorDisclosuresView.PATH)
@NeedsCapability(Capability.ASSESSMENT)
@RolesAllowed("REGULATOR")
@StandsFor(DisclosuresView.PATH)
@Menu(title = "disclosure.regulator.menu", order = 41, icon = "vaadin:newspaper")
@StyleSheet("theme/desks.css")
class RegulatorDisclosuresView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    static final String PATH = "regulator/disclosures";

    private final transient Bench bench;
    private final transient Live live;
    private final transient Formats formats = Formats.in(getLocale());
    private final Answer answer = new Answer();
    private final Div content = new Div();

    RegulatorDisclosuresView(Bench bench, Live live) {
        this.bench = bench;
        this.live = live;
        addClassName("desk");
        add(new H1(text("regulator.title")), answer, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        content.removeAll();
        List<Overdue> late = bench.disclosure().overdue();
        PublicationsPanel publications = new PublicationsPanel(
                bench, live, PATH, query, count -> answer.setText(text("regulator.answer", count, late.size())));
        content.add(publications, new H2(text("overdue")), overdue(late), new OwnPanel(bench, PATH, query));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", text("regulator.title"));
    }

    private DataTable<Overdue> overdue(List<Overdue> late) {
        TimeZones timeZones = bench.timeZones();
        DataTable<Overdue> table = new DataTable<Overdue>(text("overdue"), text("overdue.none"))
                .text(text("subject"), one -> text("subject." + one.subject()))
                .text(text("zone"), one -> one.zone().map(TradingZoneId::code).orElse(text("market")))
                .text(text("from"), one -> when(timeZones, one, one.from()))
                .text(text("overdue.due"), one -> when(timeZones, one, one.dueAt()))
                .text(text("overdue.noticed"), one -> when(timeZones, one, one.noticedAt()));
        table.show(late);
        return table;
    }

    private String when(TimeZones timeZones, Overdue one, Instant instant) {
        var local = instant.atZone(timeZones.of(one.zone()));
        return formats.date(local.toLocalDate()) + " " + formats.minute(local);
    }

    private String text(String key, Object... arguments) {
        return getTranslation("disclosure." + key, arguments);
    }
}

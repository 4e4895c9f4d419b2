package energy.wattle.settlement.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.settlement.OwnDay;
import energy.wattle.shell.AddressedDay;
import energy.wattle.shell.Answer;
import energy.wattle.shell.AsOf;
import energy.wattle.shell.ChartPanel;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.DayChooser;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.units.WattHours;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** My day: what I sold and bought, what was expected and metered, and what it comes to. */
@Route("my/day")
@RolesAllowed("PARTICIPANT")
@Menu(title = "settlement.day.menu", order = 10, icon = "vaadin:sun-o")
class DayView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Live.Following following;
    private final transient Formats formats = Formats.in(getLocale());
    private final Answer answer = new Answer();
    private final AsOf asOf = new AsOf();
    private final DayChooser days = new DayChooser(this::open);
    private final ChartPanel chart =
            new ChartPanel(getTranslation("settlement.day.chart"), getTranslation("settlement.day.none"));
    private final DataTable<OwnDay.OfInterval> intervals = table();
    private transient Optional<LocalDate> asked = Optional.empty();
    private transient ZoneId timeZone = ZoneOffset.UTC;

    DayView(OwnDay day, Live live) {
        add(
                new H1(getTranslation("settlement.day.title")),
                answer,
                asOf,
                days,
                chart,
                new H2(getTranslation("settlement.day.intervals")),
                intervals);
        following = live.follow(this, () -> day.of(asked), this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = AddressedDay.of(event.getLocation().getQueryParameters());
        if (isAttached()) {
            following.refresh();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", getTranslation("settlement.day.title"));
    }

    private void open(LocalDate day) {
        getUI().ifPresent(ui -> ui.navigate(DayView.class, AddressedDay.query(day)));
    }

    private void show(Optional<OwnDay.Position> found) {
        found.ifPresentOrElse(this::show, () -> answer.setText(getTranslation("settlement.own.nobody")));
        days.setVisible(found.isPresent());
    }

    private void show(OwnDay.Position position) {
        timeZone = position.day().timeZone();
        answer.setText(sentence(position));
        asOf.show(position.at().atZone(timeZone), position.height(), "status");
        days.show(position.day().date());
        chart.show(DayChart.of(this, position), getTranslation("settlement.day.chart.about"));
        intervals.show(position.intervals());
    }

    private String sentence(OwnDay.Position position) {
        return getTranslation(
                position.isToday() ? "settlement.day.answer.today" : "settlement.day.answer",
                formats.energy(position.sold()),
                formats.energy(position.bought()),
                formats.money(position.balance()),
                position.currency(),
                formats.money(position.settled()),
                formats.date(position.day().date()));
    }

    private DataTable<OwnDay.OfInterval> table() {
        return new DataTable<OwnDay.OfInterval>(
                        getTranslation("settlement.day.intervals"), getTranslation("settlement.day.none"))
                .text(
                        getTranslation("settlement.day.interval"),
                        row -> formats.minute(row.interval().start().atZone(timeZone)))
                .number(getTranslation("settlement.day.sold"), row -> formats.kilowattHours(row.sold()))
                .number(getTranslation("settlement.day.bought"), row -> formats.kilowattHours(row.bought()))
                .number(getTranslation("settlement.day.forecast"), row -> energy(row.forecast()))
                .number(getTranslation("settlement.day.metered"), row -> energy(row.metered()))
                .number(getTranslation("settlement.day.money"), row -> formats.money(row.money()))
                .text(getTranslation("settlement.day.state"), row -> getTranslation(state(row)));
    }

    private static String state(OwnDay.OfInterval row) {
        if (row.settled().isPresent()) {
            return "settlement.day.state.settled";
        }
        return row.sold().isPositive() || row.bought().isPositive()
                ? "settlement.day.state.agreed"
                : "settlement.day.state.nothing";
    }

    private String energy(Optional<WattHours> energy) {
        return energy.map(formats::kilowattHours).orElse("–");
    }
}

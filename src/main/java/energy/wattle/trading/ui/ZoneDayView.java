package energy.wattle.trading.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import energy.wattle.membership.Role;
import energy.wattle.shell.Answer;
import energy.wattle.shell.AsOf;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.DayChooser;
import energy.wattle.shell.DownloadLink;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Found;
import energy.wattle.shell.Live;
import energy.wattle.shell.LiveText;
import energy.wattle.shell.Readers;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicInterval;
import energy.wattle.trading.PublicMarket;
import energy.wattle.trading.SessionDay.Line;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A zone's day of delivery, for everybody. Regulators open the ladder of an interval by {@code ?session=…&interval=…}.
 */
@Route("market/:zone/:day")
@AnonymousAllowed
@StyleSheet("theme/market.css")
class ZoneDayView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String ZONE = "zone";
    static final String DAY = "day";
    static final String SESSION = "session";
    static final String INTERVAL = "interval";

    private static final long serialVersionUID = 1;

    private final transient PublicMarket market;
    private final transient MarketWords words = new MarketWords(this, Formats.in(getLocale()));
    private final transient Live.Following following;
    private final H1 title = new H1();
    private final Answer answer = new Answer();
    private final DayChooser days = new DayChooser(this::open);
    private final Div download = new Div();
    private final DayCharts charts = new DayCharts(words);
    private final DataTable<Line> sessions;
    private final DataTable<PublicInterval> intervals;
    private final Optional<LadderPanel> ladder;
    private final AsOf asOf = new AsOf();
    private transient @Nullable PublicDay shown;

    ZoneDayView(PublicMarket market, Readers readers, Live live) {
        this.market = market;
        boolean isRegulator = readers.current().is(Role.REGULATOR);
        DayTables tables = new DayTables(words, this::shown);
        sessions = tables.sessions().later();
        intervals = tables.intervals(isRegulator).later();
        ladder = isRegulator ? Optional.of(new LadderPanel(words, market)) : Optional.empty();
        addClassName("market-day");
        add(title, answer, days, charts, new H2(words.of("sessions")), sessions);
        ladder.ifPresent(panel -> add(new H2(words.of("ladder")), panel));
        add(
                new H2(words.of("intervals")),
                intervals,
                download,
                asOf,
                new RouterLink(words.of("back"), MarketTodayView.class));
        following = live.follow(this, this::load, this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RouteParameters address = event.getRouteParameters();
        PublicDay found = Found.orNotFound(address.get(ZONE)
                .flatMap(zone -> address.get(DAY).flatMap(ZoneDayView::date).flatMap(day -> market.day(zone, day))));
        shown = found;
        ladder.ifPresent(panel -> panel.show(found, event.getLocation().getQueryParameters()));
        download.removeAll();
        String zone = found.zone().id().code();
        LocalDate day = found.day().date();
        download.add(DownloadLink.csv(
                "MARKET-%s-%s.csv".formatted(zone, day), () -> market.csv(zone, day), words.of("download")));
        if (isAttached()) {
            following.refresh();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", title.getText());
    }

    private PublicDay load() {
        PublicDay before = shown();
        return market.day(before.zone().id().code(), before.day().date()).orElse(before);
    }

    private void show(PublicDay day) {
        shown = day;
        LiveText.show(
                title,
                words.of(
                        "day.title",
                        day.zone().name(),
                        words.formats().date(day.day().date())));
        answer.setText(words.answer(day));
        days.show(day.day().date());
        charts.show(day);
        sessions.show(day.sessions());
        intervals.show(day.figures().intervals());
        asOf.show(day.now().atZone(day.day().timeZone()), day.height(), "status");
    }

    private void open(LocalDate day) {
        getUI().ifPresent(ui -> ui.navigate(ZoneDayView.class, ZoneCard.address(shown().zone(), day)));
    }

    private PublicDay shown() {
        return Objects.requireNonNull(shown);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

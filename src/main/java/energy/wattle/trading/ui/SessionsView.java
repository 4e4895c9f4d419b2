package energy.wattle.trading.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.ClockControl;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Answer;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.DayField;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.trading.SessionDay;
import energy.wattle.trading.SessionDay.Line;
import energy.wattle.trading.SessionsOfDay;
import energy.wattle.trading.Waiting.WaitingSession;
import energy.wattle.units.TradingZoneId;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The sessions of a zone's day, and what waits for what in all zones. {@code ?zone=north&day=2024-06-03}; without them
 * the first zone and today.
 */
@Route("operations/sessions")
@RolesAllowed("OPERATOR")
@Menu(title = "trading.sessions.menu", order = 20, icon = "vaadin:calendar-clock")
@StyleSheet("theme/desks.css")
class SessionsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final String ZONE = "zone";
    private static final String DAY = "day";

    private final transient SessionsOfDay sessions;
    private final transient SessionWords words;
    private final transient Live.Following following;
    private final Answer answer = new Answer();
    private final Select<Zone> zone = new Select<>();
    private final DayField day = new DayField(getTranslation("trading.sessions.day"));
    private final Paragraph counted = new Paragraph();
    private final DataTable<WaitingSession> waiting;
    private final DataTable<Line> table;

    SessionsView(SessionsOfDay sessions, ObjectProvider<ClockControl> clock, Live live) {
        this.sessions = sessions;
        words = new SessionWords(this, Formats.in(getLocale()));
        addClassName("desk");
        waiting = words.waiting();
        table = words.sessions(zone::getValue);
        zone.setLabel(words.of("zone"));
        zone.setItems(sessions.zones());
        zone.setItemLabelGenerator(Zone::name);
        Div choice = new Div(zone, day);
        choice.addClassName("desk-form");
        add(new H1(words.of("title")), answer);
        clock.ifAvailable(control -> add(new ClockControls(control, live)));
        add(new H2(words.of("waiting")), waiting, new H2(words.of("day.title")), choice, counted, table);
        following = live.follow(this, this::load, this::show);
        zone.addValueChangeListener(change -> keepInAddress(change.isFromClient()));
        day.addValueChangeListener(change -> keepInAddress(change.isFromClient()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        Optional<String> code = query.getSingleParameter(ZONE);
        sessions.zones().stream()
                .filter(each -> code.stream().allMatch(each.id().code()::equals))
                .findFirst()
                .ifPresent(zone::setValue);
        day.setValue(query.getSingleParameter(DAY).flatMap(SessionsView::date).orElse(null));
        following.refresh();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", words.of("title"));
    }

    private SessionDay load() {
        Optional<TradingZoneId> chosen = Optional.ofNullable(zone.getValue()).map(Zone::id);
        return sessions.of(chosen, Optional.ofNullable(day.getValue()));
    }

    private void show(SessionDay shown) {
        answer.setText(words.answer(shown));
        waiting.show(shown.waiting());
        counted.setText(words.counted(shown));
        table.show(shown.lines());
        day.setPlaceholder(shown.day().toString());
    }

    private void keepInAddress(boolean isFromClient) {
        if (isFromClient && zone.getValue() != null) {
            Map<String, String> query = day.getValue() == null
                    ? Map.of(ZONE, zone.getValue().id().code())
                    : Map.of(
                            ZONE,
                            zone.getValue().id().code(),
                            DAY,
                            day.getValue().toString());
            getUI().ifPresent(ui -> ui.navigate(SessionsView.class, QueryParameters.simple(query)));
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

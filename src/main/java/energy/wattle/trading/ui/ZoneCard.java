package energy.wattle.trading.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import energy.wattle.membership.Zone;
import energy.wattle.shell.LiveText;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.SessionKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** A zone's day so far, to be compared with those of others. Its parts stay while their words change. */
final class ZoneCard extends Section {

    private static final long serialVersionUID = 1;

    private final transient MarketWords words;
    private final RouterLink title = new RouterLink();
    private final RouterLink whole = new RouterLink();
    private final DescriptionList figures = new DescriptionList();
    private final DescriptionList sessions = new DescriptionList();
    private final Description cleared;
    private final Description share;
    private final Map<SessionKind, Description> prices = new EnumMap<>(SessionKind.class);
    private final Map<SessionKind, Description> gates = new EnumMap<>(SessionKind.class);

    ZoneCard(MarketWords words) {
        this.words = words;
        addClassName("wattle-card");
        figures.addClassName("wattle-figures");
        sessions.addClassName("market-sessions");
        cleared = in(figures, words.of("card.cleared"));
        share = in(figures, words.of("card.share"));
        for (SessionKind kind : SessionKind.values()) {
            prices.put(kind, in(figures, words.of("card.price", words.kind(kind))));
            gates.put(kind, in(sessions, words.of("card.sessions", words.kind(kind))));
        }
        add(new H2(title), figures, sessions, whole);
    }

    void show(PublicDay day) {
        RouteParameters address = address(day.zone(), day.day().date());
        LiveText.show(title, day.zone().name());
        title.setRoute(ZoneDayView.class, address);
        LiveText.show(
                whole, words.of("card.open", words.formats().date(day.day().date())));
        whole.setRoute(ZoneDayView.class, address);
        LiveText.show(cleared, words.formats().energy(day.figures().cleared()));
        LiveText.show(share, words.share(day.figures().renewable()));
        prices.forEach((kind, place) -> LiveText.show(place, words.latest(day, kind)));
        gates.forEach((kind, place) -> LiveText.show(place, words.gate(day, kind)));
    }

    /** Where a zone's day is seen. */
    static RouteParameters address(Zone zone, LocalDate day) {
        return new RouteParameters(
                new RouteParam(ZoneDayView.ZONE, zone.id().code()), new RouteParam(ZoneDayView.DAY, day.toString()));
    }

    private static Description in(DescriptionList list, String term) {
        Description value = new Description();
        list.add(new Div(new Term(term), value));
        return value;
    }
}

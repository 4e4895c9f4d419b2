package energy.wattle.trading.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Answer;
import energy.wattle.shell.AsOf;
import energy.wattle.shell.EmptyState;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.Preferences;
import energy.wattle.shell.Readers;
import energy.wattle.trading.MarketToday;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The running market, for everybody. {@code ?zone=Z2} says whose charts are seen; without it, those of the zone chosen
 * last, else of the first.
 */
@Route("")
@AnonymousAllowed
@Menu(title = "trading.market.menu", order = 9, icon = "vaadin:line-chart")
@StyleSheet("theme/market.css")
class MarketTodayView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final String ZONE = "zone";

    private final transient MarketWords words = new MarketWords(this, Formats.in(getLocale()));
    private final transient Preferences preferences;
    private final transient Live.Following following;
    private final Answer answer = new Answer(words.of("loading"));
    private final EmptyState nothing = new EmptyState(words.of("none"));
    private final Div cards = new Div();
    private final List<ZoneCard> shown = new ArrayList<>();
    private final Select<Zone> zone = new Select<>();
    private final DayCharts charts = new DayCharts(words);
    private final AsOf asOf = new AsOf();
    private transient List<Zone> offered = List.of();
    private transient Optional<String> asked = Optional.empty();

    MarketTodayView(PublicMarket market, Readers readers, Preferences preferences, Live live) {
        this.preferences = preferences;
        cards.addClassName("wattle-cards");
        nothing.setVisible(false);
        zone.setLabel(words.of("charts"));
        zone.setItemLabelGenerator(Zone::name);
        zone.addClassName("market-choice");
        zone.setVisible(false);
        zone.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                open(change.getValue());
            }
        });
        add(new H1(words.of("title")), answer, cards, nothing, zone, charts, asOf);
        if (readers.current().account().isEmpty()) {
            Anchor login = new Anchor("login", getTranslation("shell.login"));
            login.addClassName("wattle-primary-link");
            add(login);
        }
        following = live.follow(this, market::today, this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(ZONE)
                .or(preferences::zone);
        if (isAttached()) {
            following.refresh();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", words.of("title"));
    }

    private void open(Zone chosen) {
        getUI().ifPresent(ui -> ui.navigate(
                MarketTodayView.class, QueryParameters.of(ZONE, chosen.id().code())));
    }

    private void show(MarketToday today) {
        answer.setText(words.answer(today));
        showCards(today.zones());
        Optional<PublicDay> charted = charted(today.zones());
        nothing.setVisible(charted.isEmpty());
        charts.setVisible(charted.isPresent());
        zone.setVisible(today.zones().size() > 1);
        charted.ifPresent(day -> {
            offer(today.zones().stream().map(PublicDay::zone).toList());
            zone.setValue(day.zone());
            charts.show(day);
            asOf.show(day.now().atZone(day.day().timeZone()), day.height(), "status");
        });
    }

    private void offer(List<Zone> zones) {
        if (!offered.equals(zones)) {
            offered = zones;
            zone.setItems(zones);
        }
    }

    private void showCards(List<PublicDay> days) {
        if (shown.size() != days.size()) {
            shown.clear();
            cards.removeAll();
            days.forEach(day -> shown.add(new ZoneCard(words)));
            shown.forEach(cards::add);
        }
        for (int place = 0; place < days.size(); place++) {
            shown.get(place).show(days.get(place));
        }
    }

    private Optional<PublicDay> charted(List<PublicDay> days) {
        return days.stream()
                .filter(day -> asked.stream().allMatch(day.zone().id().code()::equals))
                .findFirst()
                .or(() -> days.stream().findFirst());
    }
}

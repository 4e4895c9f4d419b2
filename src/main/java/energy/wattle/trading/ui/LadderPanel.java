package energy.wattle.trading.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import energy.wattle.shell.ChartPanel;
import energy.wattle.trading.ClearedInterval;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicInterval;
import energy.wattle.trading.PublicMarket;
import java.util.Optional;

/** The ladder of the interval that the address names, for those who may see order books. */
final class LadderPanel extends Div {

    private static final long serialVersionUID = 1;

    private final transient MarketWords words;
    private final transient PublicMarket market;

    LadderPanel(MarketWords words, PublicMarket market) {
        this.words = words;
        this.market = market;
        setId("ladder");
    }

    void show(PublicDay day, QueryParameters query) {
        removeAll();
        named(day, query)
                .ifPresentOrElse(
                        one -> market.ladder(one.session(), one.interval())
                                .ifPresent(cleared -> show(day, one, cleared)),
                        () -> add(new Paragraph(words.of("ladder.choose"))));
    }

    private void show(PublicDay day, PublicInterval one, ClearedInterval cleared) {
        ClearingWords clearing = new ClearingWords(this, getLocale());
        ChartPanel panel = new ChartPanel(
                words.of(
                        "ladder.title",
                        words.kind(one.session().kind()),
                        words.interval(one.interval(), day.day().timeZone())),
                words.of("ladder.empty"));
        panel.show(new LadderPicture(clearing).of(cleared), clearing.description(cleared));
        add(new Paragraph(clearing.answer(cleared)), panel);
    }

    private static Optional<PublicInterval> named(PublicDay day, QueryParameters query) {
        Optional<String> session = query.getSingleParameter(ZoneDayView.SESSION);
        Optional<String> interval = query.getSingleParameter(ZoneDayView.INTERVAL);
        return day.figures().intervals().stream()
                .filter(one ->
                        session.filter(one.session().kind().name()::equals).isPresent())
                .filter(one ->
                        interval.filter(one.interval().toString()::equals).isPresent())
                .findFirst();
    }
}

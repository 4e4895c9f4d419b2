package energy.wattle.trading.ui;

import com.vaadin.flow.component.html.Div;
import energy.wattle.shell.ChartPanel;
import energy.wattle.trading.PublicDay;

/** A day's prices, volumes and renewable share as step lines, with now and the next gates. */
final class DayCharts extends Div {

    private static final long serialVersionUID = 1;

    private final transient MarketWords words;
    private final ChartPanel prices;
    private final ChartPanel volumes;
    private final ChartPanel shares;

    DayCharts(MarketWords words) {
        this.words = words;
        prices = panel("price");
        volumes = panel("volume");
        shares = panel("share");
        add(prices, volumes, shares);
    }

    void show(PublicDay day) {
        DayPicture picture = new DayPicture(words, day);
        prices.show(picture.prices(), description("price", day));
        volumes.show(picture.volumes(), description("volume", day));
        shares.show(picture.shares(), description("share", day));
    }

    private ChartPanel panel(String key) {
        return new ChartPanel(words.of("chart." + key), words.of("chart.empty." + key));
    }

    private String description(String key, PublicDay day) {
        return words.of(
                "chart.description." + key,
                day.zone().name(),
                words.formats().date(day.day().date()));
    }
}

package energy.wattle.trading.ui;

import com.vaadin.flow.component.Component;
import energy.wattle.shell.Formats;
import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.ClearedInterval;
import energy.wattle.trading.ClearedTotals;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Order;
import energy.wattle.trading.Welfare;
import java.text.NumberFormat;
import java.util.Locale;

/** How the workbench speaks of a clearing in the reader's language. */
final class ClearingWords {

    private final Component page;
    private final Formats formats;
    private final NumberFormat welfareFormat;

    ClearingWords(Component page, Locale locale) {
        this.page = page;
        formats = Formats.in(locale);
        welfareFormat = NumberFormat.getNumberInstance(locale);
        welfareFormat.setMinimumFractionDigits(2);
        welfareFormat.setMaximumFractionDigits(Welfare.DECIMALS);
    }

    /** @param key behind {@code trading.workbench.} */
    String of(String key, Object... values) {
        return page.getTranslation("trading.workbench." + key, values);
    }

    Formats formats() {
        return formats;
    }

    /** What came out, in a sentence. */
    String answer(ClearedInterval interval) {
        ClearedTotals totals = interval.totals();
        return totals.meanPrice()
                .map(mean -> of(
                        "answer",
                        formats().energy(totals.cleared()),
                        interval.result().trades().size(),
                        formats().price(mean),
                        formats().energy(totals.unsold()),
                        formats().energy(totals.unserved())))
                .orElseGet(() -> of(
                        "answer.none",
                        formats().energy(totals.unsold()),
                        formats().energy(totals.unserved())));
    }

    /** What the ladder shows, for those who do not see it. */
    String description(ClearedInterval interval) {
        return of("ladder.description", interval.label(), answer(interval));
    }

    /** With at least two decimals, and all others that it has. */
    String welfare(Welfare welfare) {
        return of("currency", welfareFormat.format(welfare.amount()));
    }

    String side(Order order) {
        return switch (order) {
            case Ask ask -> of("side.ask");
            case Bid bid -> of("side.bid");
        };
    }

    /** The class of what is sold; a buyer has none. */
    String source(Order order) {
        return switch (order) {
            case Ask ask when ask.source() == EnergySource.RENEWABLE -> of("source.renewable");
            case Ask ask -> of("source.conventional");
            case Bid bid -> "";
        };
    }
}

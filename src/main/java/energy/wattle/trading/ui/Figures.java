package energy.wattle.trading.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import energy.wattle.trading.ClearedTotals;
import energy.wattle.trading.ClearingResult;

/** The figures of an interval; each leads to the table it is made of. */
class Figures extends DescriptionList {

    private static final long serialVersionUID = 1;

    private final transient ClearingWords words;

    Figures(ClearingWords words) {
        this.words = words;
        addClassName("workbench-figures");
    }

    void show(ClearedTotals totals, ClearingResult result) {
        removeAll();
        figure("figure.offered", words.formats().energy(totals.offered()), ClearedTables.ORDERS);
        figure("figure.demanded", words.formats().energy(totals.demanded()), ClearedTables.ORDERS);
        figure("figure.cleared", words.formats().energy(totals.cleared()), ClearedTables.TRADES);
        figure("figure.renewable", words.formats().energy(totals.renewable()), ClearedTables.ORDERS);
        figure("figure.unsold", words.formats().energy(totals.unsold()), ClearedTables.UNMATCHED);
        figure("figure.unserved", words.formats().energy(totals.unserved()), ClearedTables.UNMATCHED);
        figure("figure.welfare", words.welfare(result.welfare()), ClearedTables.TRADES);
    }

    private void figure(String key, String value, String table) {
        add(new Div(new Term(words.of(key)), new Description(new Anchor("#" + table, value))));
    }
}

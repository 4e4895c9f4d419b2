package energy.wattle.trading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.trading.ClearedInterval;
import energy.wattle.trading.LadderStep;
import energy.wattle.trading.Trade;
import energy.wattle.trading.UnmatchedOrder;
import java.util.List;
import java.util.stream.Stream;

/** The interval's trades, its unmatched rest, and all its orders in the sequence of the ladder. */
class ClearedTables extends Div {

    /** Anchors within the page. */
    static final String TRADES = "trades";

    static final String UNMATCHED = "unmatched";
    static final String ORDERS = "orders";

    private static final long serialVersionUID = 1;

    private final transient ClearingWords words;
    private final transient Formats formats;
    private final H2 tradesTitle = new H2();
    private final H2 unmatchedTitle = new H2();
    private final H2 ordersTitle = new H2();
    private final DataTable<Trade> trades;
    private final DataTable<UnmatchedOrder> unmatched;
    private final DataTable<LadderStep> orders;

    ClearedTables(ClearingWords words) {
        this.words = words;
        formats = words.formats();
        trades = trades();
        unmatched = unmatched();
        orders = orders();
        add(
                section(TRADES, tradesTitle, trades),
                section(UNMATCHED, unmatchedTitle, unmatched),
                section(ORDERS, ordersTitle, new Paragraph(words.of("orders.about")), orders));
    }

    void show(ClearedInterval interval) {
        List<Trade> matched = interval.result().trades();
        List<UnmatchedOrder> rest = interval.result().unmatched();
        List<LadderStep> all = Stream.concat(interval.supply().stream(), interval.demand().stream())
                .toList();
        tradesTitle.setText(words.of("trades", matched.size()));
        unmatchedTitle.setText(words.of("unmatched", rest.size()));
        ordersTitle.setText(words.of("orders", all.size()));
        trades.show(matched);
        unmatched.show(rest);
        orders.show(all);
    }

    private DataTable<Trade> trades() {
        return new DataTable<Trade>(words.of("trades.label"), words.of("trades.none"))
                .text(words.of("column.seller"), trade -> trade.seller().code())
                .text(words.of("column.buyer"), trade -> trade.buyer().code())
                .number(words.of("column.quantity"), trade -> formats.kilowattHours(trade.quantity()))
                .number(words.of("column.price"), trade -> formats.price(trade.price()))
                .text(words.of("column.ask"), trade -> trade.sellOrder().code())
                .text(words.of("column.bid"), trade -> trade.buyOrder().code());
    }

    private DataTable<UnmatchedOrder> unmatched() {
        return new DataTable<UnmatchedOrder>(words.of("unmatched.label"), words.of("unmatched.none"))
                .text(words.of("column.order"), rest -> rest.order().id().code())
                .text(
                        words.of("column.participant"),
                        rest -> rest.order().participant().code())
                .text(words.of("column.side"), rest -> words.side(rest.order()))
                .text(words.of("column.source"), rest -> words.source(rest.order()))
                .number(words.of("column.open"), rest -> formats.kilowattHours(rest.open()))
                .number(
                        words.of("column.limit"),
                        rest -> formats.price(rest.order().limit()));
    }

    private DataTable<LadderStep> orders() {
        return new DataTable<LadderStep>(words.of("orders.label"), words.of("trades.none"))
                .text(words.of("column.order"), step -> step.order().id().code())
                .text(
                        words.of("column.participant"),
                        step -> step.order().participant().code())
                .text(words.of("column.side"), step -> words.side(step.order()))
                .text(words.of("column.source"), step -> words.source(step.order()))
                .number(
                        words.of("column.quantity"),
                        step -> formats.kilowattHours(step.order().quantity()))
                .number(
                        words.of("column.limit"),
                        step -> formats.price(step.order().limit()))
                .number(words.of("column.from"), step -> formats.kilowattHours(step.from()))
                .number(words.of("column.to"), step -> formats.kilowattHours(step.to()))
                .number(words.of("column.matched"), step -> formats.kilowattHours(step.cleared()))
                .number(words.of("column.open"), step -> formats.kilowattHours(step.open()));
    }

    private static Section section(String anchor, Component... content) {
        Section section = new Section(content);
        section.setId(anchor);
        section.addClassName("workbench-section");
        return section;
    }
}

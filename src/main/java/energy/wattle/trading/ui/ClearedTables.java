package energy.wattle.trading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
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
    private final Paragraph noTrades = new Paragraph();
    private final Paragraph nothingUnmatched = new Paragraph();
    private final transient Table<Trade> trades;
    private final transient Table<UnmatchedOrder> unmatched;
    private final transient Table<LadderStep> orders;

    ClearedTables(ClearingWords words) {
        this.words = words;
        formats = words.formats();
        trades = trades();
        unmatched = unmatched();
        orders = orders();
        noTrades.setText(words.of("trades.none"));
        nothingUnmatched.setText(words.of("unmatched.none"));
        add(
                section(TRADES, tradesTitle, noTrades, trades.grid()),
                section(UNMATCHED, unmatchedTitle, nothingUnmatched, unmatched.grid()),
                section(ORDERS, ordersTitle, new Paragraph(words.of("orders.about")), orders.grid()));
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
        trades.grid().setVisible(!matched.isEmpty());
        noTrades.setVisible(matched.isEmpty());
        unmatched.show(rest);
        unmatched.grid().setVisible(!rest.isEmpty());
        nothingUnmatched.setVisible(rest.isEmpty());
        orders.show(all);
    }

    private Table<Trade> trades() {
        return new Table<Trade>(words.of("trades.label"))
                .text(words.of("column.seller"), trade -> trade.seller().code())
                .text(words.of("column.buyer"), trade -> trade.buyer().code())
                .number(words.of("column.quantity"), trade -> formats.kilowattHours(trade.quantity()))
                .number(words.of("column.price"), trade -> formats.price(trade.price()))
                .text(words.of("column.ask"), trade -> trade.sellOrder().code())
                .text(words.of("column.bid"), trade -> trade.buyOrder().code());
    }

    private Table<UnmatchedOrder> unmatched() {
        return new Table<UnmatchedOrder>(words.of("unmatched.label"))
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

    private Table<LadderStep> orders() {
        return new Table<LadderStep>(words.of("orders.label"))
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

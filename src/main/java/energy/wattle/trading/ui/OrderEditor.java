package energy.wattle.trading.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import energy.wattle.trading.TypedFault;
import energy.wattle.trading.TypedOrder;
import energy.wattle.units.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The table that orders are typed in. A block of cells can be pasted, Ctrl+D or the buttons above the columns fill a
 * value down, Enter goes to the next line. Faults stand below their fields; nothing that was typed is ever cleared.
 */
class OrderEditor extends NativeTable {

    private static final long serialVersionUID = 1;

    /** What the browser does by itself: remembers the cell, splits no pasted text, and tells the server. */
    private static final String KEYS = """
            const table = this;
            const cell = event => event.target.closest('[data-line]');
            const tell = (type, at, text) => table.dispatchEvent(new CustomEvent(type,
                {detail: {line: at.dataset.line, field: at.dataset.field, text: text}}));
            table.addEventListener('focusin', event => { table.lastCell = cell(event) ?? table.lastCell; });
            table.addEventListener('paste', event => {
              const text = event.clipboardData.getData('text/plain');
              const at = cell(event);
              if (at && /[\\t\\n]/.test(text.trimEnd())) { event.preventDefault(); tell('orders-paste', at, text); }
            });
            table.addEventListener('keydown', event => {
              const at = cell(event);
              if (!at) { return; }
              if ((event.ctrlKey || event.metaKey) && event.key === 'd') {
                event.preventDefault();
                at.dispatchEvent(new Event('change', {bubbles: true}));
                tell('orders-fill', at, '');
              } else if (event.key === 'Enter' && at.localName === 'input') {
                event.preventDefault();
                const column = [...table.querySelectorAll(`[data-field=${at.dataset.field}]`)];
                column[column.indexOf(at) + 1]?.focus();
              }
            });
            table.addEventListener('click', event => {
              const column = event.target.closest('[data-fill]')?.dataset.fill;
              if (!column) { return; }
              const row = table.lastCell?.dataset.line;
              const at = table.querySelector(row ? `[data-line="${row}"][data-field=${column}]` : `[data-field=${column}]`);
              if (at) { tell('orders-fill', at, ''); }
            });
            """;

    private final transient List<OrderRow> rows = new ArrayList<>();
    private final NativeTableBody lines = new NativeTableBody();
    private final transient Runnable edited;
    private final transient Function<Interval, String> times;
    private int ids;

    /**
     * @param currency of the prices
     * @param times how an interval is named
     * @param edited told at every input
     */
    OrderEditor(String currency, Function<Interval, String> times, Runnable edited) {
        this.edited = edited;
        this.times = times;
        addClassName("orders");
        getElement().setAttribute("aria-label", getTranslation("trading.declare.editor"));
        add(head(currency), lines);
        listen("orders-paste", this::paste);
        listen("orders-fill", (row, field, text) -> fillDown(row, field));
    }

    @FunctionalInterface
    private interface CellListener {
        void told(int row, TypedOrder.Field field, String text);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(KEYS);
    }

    /** Shows these lines in place of what was there. */
    void show(List<TypedOrder> orders) {
        rows.clear();
        lines.removeAll();
        orders.forEach(order -> {
            OrderRow row = row(order);
            rows.add(row);
            lines.add(row);
        });
    }

    /** As they are typed now, blank ones with them. */
    List<TypedOrder> orders() {
        return rows.stream().map(OrderRow::order).toList();
    }

    void clearFaults() {
        rows.forEach(OrderRow::clearFaults);
    }

    /** Tells faults beside their fields, and leads to the first. */
    void showFaults(List<TypedFault> faults) {
        faults.forEach(fault -> rows.get(fault.line())
                .addFault(
                        fault.field(),
                        getTranslation(
                                fault.problem().key(),
                                fault.problem().arguments().toArray())));
        faults.stream()
                .min(Comparator.comparingInt(TypedFault::line))
                .ifPresent(first -> rows.get(first.line()).focus(first.field()));
    }

    void fillDown(int from, TypedOrder.Field field) {
        String text = rows.get(from).order().text(field);
        rows.stream()
                .skip(from + 1L)
                .filter(row -> field == TypedOrder.Field.SIDE
                        || field == TypedOrder.Field.QUANTITY
                        || !row.order().side().isEmpty())
                .forEach(row -> row.set(field, text));
        edited.run();
    }

    void paste(int row, TypedOrder.Field field, String text) {
        List<TypedOrder> changed = PastedCells.of(text).into(orders(), row, field);
        for (int i = 0; i < changed.size(); i++) {
            rows.get(i).fill(changed.get(i));
        }
        edited.run();
    }

    private OrderRow row(TypedOrder order) {
        OrderRow row = new OrderRow(order, times.apply(order.interval()), "order-" + ids++, this::addStep);
        row.changed(edited);
        return row;
    }

    /** A step more of the same curve, below this one. */
    private void addStep(OrderRow above) {
        TypedOrder order = above.order();
        OrderRow added = row(new TypedOrder(order.interval(), order.side(), order.source(), "", ""));
        int place = rows.indexOf(above) + 1;
        rows.add(place, added);
        lines.addComponentAtIndex(place, added);
        added.focus(TypedOrder.Field.QUANTITY);
        edited.run();
    }

    private NativeTableHeader head(String currency) {
        NativeTableRow head = new NativeTableRow(heading(getTranslation("trading.declare.interval")));
        for (TypedOrder.Field field : TypedOrder.Field.values()) {
            String name = getTranslation("trading.declare.column." + DeclareWords.name(field), currency);
            Button fill = new Button("↓");
            fill.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            fill.setAriaLabel(getTranslation("trading.declare.fill", name));
            fill.getElement().setAttribute("data-fill", field.name());
            NativeTableHeaderCell heading = heading(name);
            heading.add(fill);
            head.add(heading);
        }
        head.add(heading(getTranslation("trading.declare.steps")));
        return new NativeTableHeader(head);
    }

    private static NativeTableHeaderCell heading(String text) {
        NativeTableHeaderCell heading = new NativeTableHeaderCell(new Span(text));
        heading.getElement().setAttribute("scope", "col");
        return heading;
    }

    private void listen(String type, CellListener listener) {
        getElement()
                .addEventListener(type, event -> {
                    String line = event.getEventData().get("event.detail.line").asString();
                    String field =
                            event.getEventData().get("event.detail.field").asString();
                    String text = event.getEventData().get("event.detail.text").asString();
                    for (int row = 0; row < rows.size(); row++) {
                        if (rows.get(row).isNamed(line)) {
                            listener.told(row, TypedOrder.Field.valueOf(field), text);
                            return;
                        }
                    }
                })
                .addEventData("event.detail.line")
                .addEventData("event.detail.field")
                .addEventData("event.detail.text");
    }
}

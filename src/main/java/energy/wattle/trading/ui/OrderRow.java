package energy.wattle.trading.ui;

import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Side;
import energy.wattle.trading.TypedOrder;
import energy.wattle.trading.TypedOrder.Field;
import energy.wattle.units.Interval;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** A line of the editor: an interval's side, class, quantity and price, each with its faults below it. */
class OrderRow extends NativeTableRow {

    private static final long serialVersionUID = 1;

    private final transient Interval interval;
    private final transient Map<TypedOrder.Field, AbstractSinglePropertyField<?, String>> fields =
            new EnumMap<>(TypedOrder.Field.class);
    private final transient Map<TypedOrder.Field, Span> faults = new EnumMap<>(TypedOrder.Field.class);
    private final String time;
    private final String id;

    /**
     * @param id unique in the page
     * @param more adds a step below this one
     */
    OrderRow(TypedOrder order, String time, String id, Consumer<OrderRow> more) {
        interval = order.interval();
        this.time = time;
        this.id = id;
        NativeTableHeaderCell head = new NativeTableHeaderCell(time);
        head.getElement().setAttribute("scope", "row");
        add(head);
        add(Field.SIDE, choice(List.of("", Side.SELL.name(), Side.BUY.name()), "trading.declare.side."));
        add(
                Field.SOURCE,
                choice(
                        List.of("", EnergySource.RENEWABLE.name(), EnergySource.CONVENTIONAL.name()),
                        "trading.declare.source."));
        add(Field.QUANTITY, number());
        add(Field.PRICE, number());
        Button step = new Button("+", click -> more.accept(this));
        step.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        step.setAriaLabel(getTranslation("trading.declare.step", time));
        add(new NativeTableCell(step));
        fill(order);
    }

    /** Whether this is its id in the page. */
    boolean isNamed(String name) {
        return id.equals(name);
    }

    TypedOrder order() {
        return new TypedOrder(interval, text(Field.SIDE), text(Field.SOURCE), text(Field.QUANTITY), text(Field.PRICE));
    }

    void fill(TypedOrder order) {
        for (TypedOrder.Field field : TypedOrder.Field.values()) {
            set(field, order.text(field));
        }
    }

    void set(TypedOrder.Field field, String text) {
        field(field).setValue(text);
    }

    void changed(Runnable listener) {
        fields.values()
                .forEach(field -> field.addValueChangeListener(change -> {
                    if (change.isFromClient()) {
                        listener.run();
                    }
                }));
    }

    void clearFaults() {
        fields.forEach((field, input) -> {
            span(field).setText("");
            input.getElement().removeAttribute("aria-invalid");
        });
    }

    /** Several of one field stand behind each other. */
    void addFault(TypedOrder.Field field, String text) {
        Span fault = span(field);
        fault.setText((fault.getText() + " " + text).strip());
        field(field).getElement().setAttribute("aria-invalid", "true");
    }

    void focus(TypedOrder.Field field) {
        field(field).getElement().callJsFunction("focus");
    }

    private String text(TypedOrder.Field field) {
        return field(field).getValue();
    }

    private AbstractSinglePropertyField<?, String> field(TypedOrder.Field field) {
        return Objects.requireNonNull(fields.get(field));
    }

    private Span span(TypedOrder.Field field) {
        return Objects.requireNonNull(faults.get(field));
    }

    private OrderChoice choice(List<String> values, String words) {
        OrderChoice choice = new OrderChoice();
        values.forEach(value ->
                choice.add(value, value.isEmpty() ? "–" : getTranslation(words + value.toLowerCase(Locale.ROOT))));
        return choice;
    }

    private static Input number() {
        Input input = new Input();
        input.getElement().setAttribute("inputmode", "decimal").setAttribute("autocomplete", "off");
        return input;
    }

    private void add(TypedOrder.Field field, AbstractSinglePropertyField<?, String> input) {
        String name = DeclareWords.name(field);
        Span fault = new Span();
        fault.setId("%s-%s".formatted(id, name));
        fault.addClassName("orders-fault");
        input.getElement()
                .setAttribute("data-line", id)
                .setAttribute("data-field", field.name())
                .setAttribute("aria-describedby", "%s-%s".formatted(id, name))
                .setAttribute("aria-label", getTranslation("trading.declare.cell." + name, time));
        fields.put(field, input);
        faults.put(field, fault);
        add(new NativeTableCell(input, fault));
    }
}

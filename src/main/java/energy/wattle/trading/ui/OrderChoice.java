package energy.wattle.trading.ui;

import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;

/** A plain drop-down of the browser: a table with hundreds of them stays quick. */
@Tag("select")
class OrderChoice extends AbstractSinglePropertyField<OrderChoice, String> {

    private static final long serialVersionUID = 1;

    OrderChoice() {
        super("value", "", false);
        setSynchronizedEvent("change");
    }

    /** @param text as people read it */
    void add(String value, String text) {
        Element option = new Element("option");
        option.setAttribute("value", value);
        option.setText(text);
        getElement().appendChild(option);
    }

    /** The browser takes a value only once it has its options. */
    @Override
    protected void setPresentationValue(String value) {
        super.setPresentationValue(value);
        getElement()
                .getChildren()
                .forEach(option -> option.setAttribute("selected", value.equals(option.getAttribute("value"))));
    }
}

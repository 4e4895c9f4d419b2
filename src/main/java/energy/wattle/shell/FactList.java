package energy.wattle.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;

/** What is known of one thing: names and values, side by side as far as there is room. */
public final class FactList extends DescriptionList {

    private static final long serialVersionUID = 1;

    public FactList() {
        addClassName("wattle-facts");
    }

    public FactList fact(String name, String value) {
        add(new Div(new Term(name), new Description(value)));
        return this;
    }

    /** A fact that is a link or a badge. */
    public FactList fact(String name, Component value) {
        add(new Div(new Term(name), new Description(value)));
        return this;
    }
}

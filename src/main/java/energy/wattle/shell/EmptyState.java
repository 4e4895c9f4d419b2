package energy.wattle.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Stands where there is nothing yet: says why, and what comes next or what to do. */
public final class EmptyState extends Div {

    private static final long serialVersionUID = 1;

    /** @param next links or buttons that lead on; may be none */
    public EmptyState(String sentence, Component... next) {
        addClassName("wattle-empty");
        add(new Paragraph(sentence));
        add(next);
    }
}

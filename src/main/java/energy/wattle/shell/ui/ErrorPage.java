package energy.wattle.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** A page that is not what was asked for: says why, and leads back to the start. */
class ErrorPage extends Div {

    private static final long serialVersionUID = 1;

    ErrorPage() {
        addClassName("wattle-start");
    }

    /** @param key of the title; the explanation stands under the same key with {@code .about} */
    void explain(String key, Object... values) {
        removeAll();
        add(
                new H1(getTranslation(key)),
                new Paragraph(getTranslation(key + ".about", values)),
                new Anchor("", getTranslation("shell.error.start")));
    }
}

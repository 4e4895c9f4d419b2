package energy.wattle.shell;

import com.vaadin.flow.component.HasText;

/**
 * Text of a page that follows the market. Flow sends a text that is set, whether it is new or not: the browser would
 * lay the page out anew, and a screen reader read a sentence again, each second.
 */
public final class LiveText {

    private LiveText() {}

    /** Sets a text if it is another one than what stands there. */
    public static void show(HasText place, String text) {
        if (!place.getText().equals(text)) {
            place.setText(text);
        }
    }
}

package energy.wattle.shell;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A state in a word, with a sign and a colour. The word says it all; colour is never the only sign. */
public final class StatusBadge extends Span {

    private static final long serialVersionUID = 1;

    /** What a state means for the reader. */
    public enum Tone {
        GOOD("✓"),
        WAITING("…"),
        WARNING("!"),
        BAD("✕"),
        NEUTRAL("");

        private final String sign;

        Tone(String sign) {
            this.sign = sign;
        }
    }

    public StatusBadge(Tone tone, String word) {
        addClassNames("wattle-badge", "wattle-badge-" + tone.name().toLowerCase(Locale.ROOT));
        if (!tone.sign.isEmpty()) {
            Span sign = new Span(tone.sign);
            sign.getElement().setAttribute("aria-hidden", "true");
            add(sign);
        }
        add(new Span(word));
    }
}

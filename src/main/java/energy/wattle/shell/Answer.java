package energy.wattle.shell;

import com.vaadin.flow.component.html.Paragraph;

/** The first thing on a page: what the person came to know, in a sentence. Screen readers tell when it changes. */
public final class Answer extends Paragraph {

    private static final long serialVersionUID = 1;

    public Answer() {
        addClassName("wattle-answer");
        getElement().setAttribute("aria-live", "polite");
    }

    public Answer(String sentence) {
        this();
        setText(sentence);
    }

    /** The same sentence again is not told again. */
    @Override
    public void setText(String sentence) {
        if (!getText().equals(sentence)) {
            super.setText(sentence);
        }
    }
}

package energy.wattle.disclosure.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import energy.wattle.disclosure.Verification;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import java.util.function.Supplier;

/** Computes a publication again at a click, and says what came of it. */
final class VerificationPanel extends Div {

    private static final long serialVersionUID = 1;

    private final Div result = new Div();

    VerificationPanel(Supplier<Verification> verify) {
        result.getElement().setAttribute("aria-live", "polite");
        add(new Button(text("verify"), click -> show(verify.get())), result);
    }

    private void show(Verification verification) {
        result.removeAll();
        switch (verification) {
            case Verification.Reproduced reproduced -> say(Tone.GOOD, "reproduced");
            case Verification.FiguresDiffer differ ->
                say(
                        Tone.BAD,
                        "differ",
                        differ.missing().size(),
                        differ.unexpected().size());
            case Verification.BasisDiffers(var range) -> say(Tone.BAD, "basis", range.first(), range.last());
            case Verification.Superseded(var by) -> {
                say(Tone.NEUTRAL, "superseded");
                result.add(new Anchor("regulator/disclosures?publication=" + by, text("verify.superseded.open")));
            }
            case Verification.NotHere notHere -> say(Tone.WARNING, "elsewhere");
            case Verification.Unknown unknown -> say(Tone.WARNING, "unknown");
        }
    }

    private void say(Tone tone, String key, Object... arguments) {
        result.add(
                new StatusBadge(tone, text("verify." + key)),
                new Paragraph(text("verify." + key + ".about", arguments)));
    }

    private String text(String key, Object... arguments) {
        return getTranslation("disclosure." + key, arguments);
    }
}

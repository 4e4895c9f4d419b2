package energy.wattle.shell;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import energy.wattle.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with an input: beside its field where it has one, otherwise in a list above them, all at once. Nothing
 * that was typed is cleared.
 */
public final class Faults extends Div {

    private static final long serialVersionUID = 1;

    private final Paragraph sentence = new Paragraph();
    private final UnorderedList others = new UnorderedList();
    private final transient List<HasValidation> fields = new ArrayList<>();
    private int count;

    public Faults() {
        addClassName("wattle-faults");
        getElement().setAttribute("role", "alert");
        add(sentence, others);
        clear();
    }

    /** Begins anew: with the next attempt. */
    public void clear() {
        fields.forEach(field -> field.setInvalid(false));
        fields.clear();
        others.removeAll();
        count = 0;
        setVisible(false);
    }

    /** Faults of one field, told beside it. */
    public void at(HasValidation field, List<Problem> problems) {
        if (!problems.isEmpty()) {
            fields.add(field);
            field.setErrorMessage(problems.stream().map(this::text).collect(Collectors.joining(" ")));
            field.setInvalid(true);
            count(problems.size());
        }
    }

    /** Faults that no single field has. */
    public void add(List<Problem> problems) {
        problems.forEach(problem -> others.add(new ListItem(text(problem))));
        count(problems.size());
    }

    /** Faults that the page itself tells beside its fields. */
    public void beside(int faults) {
        count(faults);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return count == 0;
    }

    private void count(int more) {
        count += more;
        sentence.setText(getTranslation("shell.faults", count));
        setVisible(count > 0);
    }

    private String text(Problem problem) {
        return getTranslation(problem.key(), problem.arguments().toArray());
    }
}

package energy.wattle.membership.ui;

import com.vaadin.flow.component.HasValidation;
import energy.wattle.shell.Faults;
import energy.wattle.units.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts what a facade refuses beside the fields of the form that asked for it. */
final class FieldFaults {

    private FieldFaults() {}

    /** @param fields which field a problem is of; nothing for those of none, which the list above the form tells */
    static void show(
            Faults faults, List<Problem> problems, Function<Problem, Optional<? extends HasValidation>> fields) {
        Map<HasValidation, List<Problem>> beside = new LinkedHashMap<>();
        List<Problem> others = new ArrayList<>();
        for (Problem problem : problems) {
            fields.apply(problem)
                    .ifPresentOrElse(
                            field -> beside.computeIfAbsent(field, any -> new ArrayList<>())
                                    .add(problem),
                            () -> others.add(problem));
        }
        beside.forEach(faults::at);
        faults.add(others);
    }

    /** Whether the text of a problem is about this part of what was asked for, as the first argument says. */
    static boolean isOf(Problem problem, String part) {
        return problem.key().startsWith("membership.text.")
                && !problem.arguments().isEmpty()
                && problem.arguments().getFirst().equals(part);
    }
}

package energy.wattle.membership.core;

import energy.wattle.membership.Contact;
import energy.wattle.membership.MemberLimits;
import energy.wattle.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What contact data have to be like. Whether an address is read by anybody, only a message to it shows. */
public final class ContactRules {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private ContactRules() {}

    public static List<Problem> problems(Contact contact) {
        List<Refusal> refusals =
                new ArrayList<>(TextRules.name("NAME", "name", contact.name(), MemberLimits.NAME_LENGTH));
        refusals.addAll(TextRules.line("EMAIL", "email", contact.email(), MemberLimits.NAME_LENGTH));
        List<Problem> problems =
                new ArrayList<>(refusals.stream().map(Refusal::problem).toList());
        if (!contact.email().isEmpty() && !ADDRESS.matcher(contact.email()).matches()) {
            problems.add(Problem.of("membership.contact.email", contact.email()));
        }
        return List.copyOf(problems);
    }
}

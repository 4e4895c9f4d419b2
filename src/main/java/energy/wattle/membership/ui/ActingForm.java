package energy.wattle.membership.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import energy.wattle.membership.AccountDesk;
import energy.wattle.membership.AccountDesk.Entry;
import energy.wattle.membership.Role;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.util.List;
import java.util.Optional;

/** Says for which participant an account acts. */
class ActingForm extends Div {

    private static final long serialVersionUID = 1;

    private final transient AccountDesk desk;
    private final transient Runnable changed;
    private final transient MemberWords words;
    private final Faults faults = new Faults();
    private final Select<String> account = new Select<>();
    private final TextField participant = new TextField();
    private final Paragraph done = new Paragraph();
    private transient List<String> offered = List.of();

    ActingForm(AccountDesk desk, Runnable changed) {
        this.desk = desk;
        this.changed = changed;
        words = new MemberWords(this, Formats.in(getLocale()));
        account.setLabel(words.of("accounts.name"));
        participant.setLabel(words.of("member.id"));
        participant.setHelperText(words.of("accounts.acting.help"));
        done.addClassName("desk-done");
        done.getElement().setAttribute("role", "status");
        done.setVisible(false);
        Div form = new Div(account, participant);
        form.addClassName("desk-form");
        add(faults, form, new Button(words.of("accounts.acting.action"), click -> set()), done);
    }

    /** Only participants' accounts act for anybody. */
    void offer(List<Entry> accounts) {
        List<String> names = accounts.stream()
                .filter(entry -> entry.account().roles().contains(Role.PARTICIPANT))
                .map(entry -> entry.account().username())
                .toList();
        if (!names.equals(offered)) {
            String chosen = account.getValue();
            offered = names;
            account.setItems(names);
            account.setValue(names.contains(chosen) ? chosen : null);
        }
    }

    private void set() {
        faults.clear();
        done.setVisible(false);
        if (account.getValue() == null) {
            faults.at(account, List.of(Problem.of("membership.account.choose")));
            return;
        }
        String typed = participant.getValue().strip();
        List<Problem> problems;
        try {
            problems = desk.actFor(
                    account.getValue(), typed.isEmpty() ? Optional.empty() : Optional.of(new ParticipantId(typed)));
        } catch (ProblemException e) {
            problems = List.of(e.problem());
        }
        if (problems.isEmpty()) {
            done.setText(
                    typed.isEmpty()
                            ? words.of("accounts.acting.nobody", account.getValue())
                            : words.of("accounts.acting.done", account.getValue(), typed));
            done.setVisible(true);
            changed.run();
        } else {
            faults.at(participant, problems);
        }
    }
}

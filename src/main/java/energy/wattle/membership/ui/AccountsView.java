package energy.wattle.membership.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.membership.AccountDesk;
import energy.wattle.membership.AccountDesk.Entry;
import energy.wattle.membership.Role;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Confirmation;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Who may log in, as what, and for whom. */
@Route("admin/accounts")
@RolesAllowed("ADMINISTRATOR")
@Menu(title = "membership.accounts.menu", order = 13, icon = "vaadin:user-card")
@StyleSheet("theme/desks.css")
class AccountsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient AccountDesk desk;
    private final transient MemberWords words;
    private final transient Live.Following following;
    private final Answer answer = new Answer();
    private final Faults faults = new Faults();
    private final DataTable<Entry> table;
    private final ActingForm acting;

    AccountsView(AccountDesk desk, Live live) {
        this.desk = desk;
        words = new MemberWords(this, Formats.in(getLocale()));
        addClassName("desk");
        table = table();
        acting = new ActingForm(desk, this::refresh);
        add(
                new H1(words.of("accounts.title")),
                answer,
                faults,
                table,
                new H2(words.of("accounts.create")),
                new AccountForm(desk, this::refresh),
                new H2(words.of("accounts.acting")),
                acting);
        following = live.follow(this, desk::accounts, this::show);
    }

    @Override
    public String getPageTitle() {
        return words.title("accounts.title");
    }

    private void show(List<Entry> accounts) {
        long disabled = accounts.stream()
                .filter(entry -> entry.disabledAt().isPresent())
                .count();
        answer.setText(words.of("accounts.answer", accounts.size(), disabled));
        table.show(accounts);
        acting.offer(accounts);
    }

    private void refresh() {
        following.refresh();
    }

    private DataTable<Entry> table() {
        return new DataTable<Entry>(words.of("accounts.title"), words.of("accounts.none"))
                .text(words.of("accounts.name"), entry -> entry.account().username())
                .sorted(Comparator.comparing(entry -> entry.account().username()))
                .text(words.of("accounts.roles"), this::roles)
                .text(
                        words.of("accounts.acts"),
                        entry -> entry.actsFor().map(ParticipantId::code).orElse("–"))
                .text(
                        words.of("accounts.since"),
                        entry -> words.day(entry.account().createdAt(), ZoneOffset.UTC))
                .component(words.of("accounts.state"), this::state)
                .component(words.of("accounts.action"), this::action);
    }

    private String roles(Entry entry) {
        return entry.account().roles().stream()
                .sorted(Comparator.comparing(Role::name))
                .map(words::role)
                .collect(Collectors.joining(", "));
    }

    private Component state(Entry entry) {
        return entry.disabledAt().isPresent()
                ? new StatusBadge(Tone.BAD, words.of("accounts.disabled"))
                : new StatusBadge(Tone.GOOD, words.of("accounts.enabled"));
    }

    private Component action(Entry entry) {
        String name = entry.account().username();
        boolean isDisabled = entry.disabledAt().isPresent();
        Button button = new Button(words.of(isDisabled ? "accounts.enable" : "accounts.disable"), click -> {
            if (isDisabled) {
                tell(desk.enable(name));
            } else {
                confirmDisabling(name);
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(words.of(isDisabled ? "accounts.enable.which" : "accounts.disable.which", name));
        return button;
    }

    private void confirmDisabling(String name) {
        new Confirmation(
                        words.of("accounts.disable.question", name),
                        words.of("accounts.disable.loss"),
                        words.of("accounts.disable"),
                        () -> tell(desk.disable(name)))
                .open();
    }

    private void tell(List<Problem> problems) {
        faults.clear();
        if (!problems.isEmpty()) {
            faults.add(problems);
        }
        refresh();
    }
}

package energy.wattle.membership.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import energy.wattle.membership.AccountCreation;
import energy.wattle.membership.AccountDesk;
import energy.wattle.membership.AccountFault;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.Role;
import energy.wattle.shell.Formats;
import java.util.Set;

/** Creates an account. */
class AccountForm extends Div {

    private static final long serialVersionUID = 1;

    private final transient AccountDesk desk;
    private final transient Runnable created;
    private final transient MemberWords words;
    private final TextField name = new TextField();
    private final PasswordField password = new PasswordField();
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>();
    private final Paragraph done = new Paragraph();

    AccountForm(AccountDesk desk, Runnable created) {
        this.desk = desk;
        this.created = created;
        words = new MemberWords(this, Formats.in(getLocale()));
        name.setLabel(words.of("accounts.name"));
        name.setHelperText(words.of("accounts.name.help"));
        name.setAutocapitalize(Autocapitalize.NONE);
        password.setLabel(words.of("accounts.password"));
        password.setHelperText(words.of("accounts.password.help", Accounts.SHORTEST_PASSWORD));
        password.getElement().setAttribute("autocomplete", "new-password");
        roles.setLabel(words.of("accounts.roles"));
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(words::role);
        done.addClassName("desk-done");
        done.getElement().setAttribute("role", "status");
        done.setVisible(false);
        Button create = new Button(words.of("accounts.create.action"), click -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(name, password, roles);
        form.addClassName("desk-form");
        add(form, create, done);
    }

    private void create() {
        name.setInvalid(false);
        password.setInvalid(false);
        roles.setInvalid(false);
        done.setVisible(false);
        switch (desk.create(new NewAccount(name.getValue(), password.getValue(), roles.getValue()))) {
            case AccountCreation.Created(var account) -> {
                done.setText(words.of("accounts.created", account.username()));
                done.setVisible(true);
                name.clear();
                password.clear();
                roles.clear();
                created.run();
            }
            case AccountCreation.NameTaken(var username) -> tell(name, words.of("accounts.taken", username));
            case AccountCreation.Refused(var faults) -> tell(faults);
        }
    }

    private void tell(Set<AccountFault> faults) {
        for (AccountFault fault : faults) {
            HasValidation field = switch (fault) {
                case NAME_MALFORMED -> name;
                case PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG -> password;
                case NO_ROLE -> roles;
            };
            tell(field, words.fault(fault));
        }
    }

    private static void tell(HasValidation field, String text) {
        field.setErrorMessage(text);
        field.setInvalid(true);
    }
}

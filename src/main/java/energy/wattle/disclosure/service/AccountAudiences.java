package energy.wattle.disclosure.service;

import energy.wattle.disclosure.Audience;
import energy.wattle.disclosure.Audiences;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.Role;
import energy.wattle.shell.Reader;
import org.springframework.stereotype.Component;

/** A regulator by its role, a member by the participant that its account acts for, anybody else as everyone. */
@Component
class AccountAudiences implements Audiences {

    private final MemberAccounts accounts;

    AccountAudiences(MemberAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Audience of(Reader reader) {
        if (reader.is(Role.REGULATOR)) {
            return new Audience.Regulator();
        }
        if (!reader.is(Role.PARTICIPANT)) {
            return new Audience.Everyone();
        }
        return reader.account()
                .flatMap(accounts::participantOf)
                .<Audience>map(Audience.Member::new)
                .orElseGet(Audience.Everyone::new);
    }
}

package energy.wattle.membership.service;

import energy.wattle.membership.Account;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.Contact;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.Role;
import energy.wattle.membership.core.ContactRules;
import energy.wattle.membership.store.MemberAccountStore;
import energy.wattle.membership.store.MemberStore;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links accounts with participants, and keeps what the chain must not have. */
@Service
@Transactional
class MemberAccountService implements MemberAccounts {

    private final MemberAccountStore store;
    private final MemberStore members;
    private final Accounts accounts;

    MemberAccountService(MemberAccountStore store, MemberStore members, Accounts accounts) {
        this.store = store;
        this.members = members;
        this.accounts = accounts;
    }

    @Override
    public List<Problem> link(String username, ParticipantId participant) {
        List<Problem> problems = new ArrayList<>();
        Optional<Account> account = accounts.find(username);
        if (account.isEmpty()) {
            problems.add(Problem.of("membership.account.unknown", username));
        } else if (!account.get().roles().contains(Role.PARTICIPANT)) {
            problems.add(Problem.of("membership.account.role", username));
        }
        problems.addAll(unknown(participant));
        if (problems.isEmpty()) {
            store.link(username, participant);
        }
        return List.copyOf(problems);
    }

    @Override
    public void unlink(String username) {
        store.unlink(username);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ParticipantId> participantOf(String username) {
        return store.participantOf(username);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> accountsOf(ParticipantId participant) {
        return store.accountsOf(participant);
    }

    @Override
    public List<Problem> keepContact(ParticipantId participant, Contact contact) {
        List<Problem> problems = new ArrayList<>(ContactRules.problems(contact));
        problems.addAll(unknown(participant));
        if (problems.isEmpty()) {
            store.keep(participant, contact);
        }
        return List.copyOf(problems);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Contact> contact(ParticipantId participant) {
        return store.contact(participant);
    }

    @Override
    public void forgetContact(ParticipantId participant) {
        store.forget(participant);
    }

    private List<Problem> unknown(ParticipantId participant) {
        return members.participant(participant).isPresent()
                ? List.of()
                : List.of(Problem.of("membership.participant.unknown", participant));
    }
}

package energy.wattle.membership.service;

import energy.wattle.membership.AccountCreation;
import energy.wattle.membership.AccountDesk;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.Role;
import energy.wattle.membership.store.AccountStore;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets administrators keep the accounts, and keeps the last of them from locking everybody out. */
@Service
@Transactional
@PreAuthorize("hasRole('ADMINISTRATOR')")
class AccountDeskService implements AccountDesk {

    private final Accounts accounts;
    private final MemberAccounts memberAccounts;
    private final AccountStore store;
    private final InstantSource clock;

    AccountDeskService(Accounts accounts, MemberAccounts memberAccounts, AccountStore store, InstantSource clock) {
        this.accounts = accounts;
        this.memberAccounts = memberAccounts;
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> accounts() {
        return store.all();
    }

    @Override
    public AccountCreation create(NewAccount account) {
        return accounts.create(account);
    }

    @Override
    public List<Problem> actFor(String username, Optional<ParticipantId> participant) {
        if (participant.isPresent()) {
            return memberAccounts.link(username, participant.get());
        }
        memberAccounts.unlink(username);
        return List.of();
    }

    @Override
    public List<Problem> disable(String username) {
        store.lock();
        Optional<Entry> entry = find(username);
        if (entry.isEmpty()) {
            return unknown(username);
        }
        if (username.equals(reader())) {
            return List.of(Problem.of("membership.account.own", username));
        }
        boolean isLastAdministrator = store.all().stream()
                .filter(other ->
                        other.disabledAt().isEmpty() && other.account().roles().contains(Role.ADMINISTRATOR))
                .allMatch(other -> other.account().username().equals(username));
        if (isLastAdministrator) {
            return List.of(Problem.of("membership.account.last", username));
        }
        store.disable(username, clock.instant());
        return List.of();
    }

    @Override
    public List<Problem> enable(String username) {
        if (find(username).isEmpty()) {
            return unknown(username);
        }
        store.enable(username);
        return List.of();
    }

    private Optional<Entry> find(String username) {
        return store.all().stream()
                .filter(entry -> entry.account().username().equals(username))
                .findFirst();
    }

    private static List<Problem> unknown(String username) {
        return List.of(Problem.of("membership.account.unknown", username));
    }

    private static String reader() {
        Authentication reader = SecurityContextHolder.getContext().getAuthentication();
        return reader == null ? "" : reader.getName();
    }
}

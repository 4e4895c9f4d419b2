package energy.wattle.sample.service;

import energy.wattle.membership.DemonstrationAccounts;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.Role;
import energy.wattle.sample.core.SampleParticipant;
import energy.wattle.shell.LoginHint;
import energy.wattle.shell.LoginHints;
import energy.wattle.units.ParticipantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** One account for each role, named like it, and one for each newcomer, with published passwords. */
@Component
@ConditionalOnBooleanProperty("wattle.sample.enabled")
class SampleAccounts implements DemonstrationAccounts, LoginHints {

    private static final String NEWCOMER = "newcomer-";

    private final PlayedData played;

    SampleAccounts(PlayedData played) {
        this.played = played;
    }

    @Override
    public List<NewAccount> accounts() {
        return published().stream()
                .map(account -> new NewAccount(account.username(), account.password(), Set.of(account.role())))
                .toList();
    }

    /** A participant's only where there is somebody to act for. */
    @Override
    public List<LoginHint> hints() {
        boolean acts = !actors(played).isEmpty();
        return published().stream()
                .filter(account -> acts || account.role() != Role.PARTICIPANT)
                .map(account -> new LoginHint(
                        account.username(),
                        account.password(),
                        account.role().name(),
                        "membership.role." + named(account.role()),
                        account.aboutKey()))
                .toList();
    }

    /**
     * Whom the accounts of participants act for, once these are members: one that feeds in and draws, and newcomers.
     */
    static Map<String, ParticipantId> actors(PlayedData played) {
        Map<String, ParticipantId> actors = new LinkedHashMap<>();
        played.prosumer().ifPresent(one -> actors.put(named(Role.PARTICIPANT), one.id()));
        int number = 1;
        for (SampleParticipant newcomer : played.newcomers()) {
            actors.put(NEWCOMER + number++, newcomer.id());
        }
        return actors;
    }

    private List<Published> published() {
        List<Published> accounts = new ArrayList<>();
        for (Role role : Role.values()) {
            accounts.add(new Published(named(role), role, Optional.empty()));
            if (role == Role.PARTICIPANT) {
                actors(played).keySet().stream()
                        .filter(name -> name.startsWith(NEWCOMER))
                        .forEach(name -> accounts.add(new Published(name, role, Optional.of("sample.newcomer"))));
            }
        }
        return accounts;
    }

    private static String named(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param aboutKey message key of what is special about it */
    private record Published(String username, Role role, Optional<String> aboutKey) {

        String password() {
            return "wattle-" + username;
        }
    }
}

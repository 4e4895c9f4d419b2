package energy.wattle.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Alarms;
import energy.wattle.ledger.AuditRuns;
import energy.wattle.ledger.ChainBook;
import energy.wattle.ledger.ClockControl;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.RecordKind;
import energy.wattle.membership.AccountDesk;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.MemberDesk.Decision;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Role;
import energy.wattle.membership.ZoneDesk;
import energy.wattle.metering.MeterDesk;
import energy.wattle.metering.MeterScope;
import energy.wattle.settlement.ContractDesk;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.trading.SessionsOfDay;
import energy.wattle.trading.TradingCurves;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Every call of every desk, by every role and by nobody: what the page refuses, the facade behind it refuses too. */
@OnSampleMarket
class DeskRolesTests {

    private static final Set<Role> ADMINISTRATOR = EnumSet.of(Role.ADMINISTRATOR);
    private static final Set<Role> OPERATOR = EnumSet.of(Role.OPERATOR);
    private static final Set<Role> BOTH = EnumSet.of(Role.ADMINISTRATOR, Role.OPERATOR);
    private static final ParticipantId NOBODY = new ParticipantId("nobody");
    private static final TradingZoneId NOWHERE = new TradingZoneId("nowhere");

    @Autowired
    private ApplicationContext context;

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private record Call(Set<Role> allowed, Runnable made) {}

    @Test
    void everyCallNeedsItsRole() {
        calls().forEach((name, call) -> {
            for (Role role : Role.values()) {
                logIn(role);
                if (call.allowed().contains(role)) {
                    assertThat(isRefused(call.made()))
                            .as("%s by %s", name, role)
                            .isFalse();
                } else {
                    assertThatThrownBy(call.made()::run)
                            .as("%s by %s", name, role)
                            .isInstanceOf(AccessDeniedException.class);
                }
            }
            SecurityContextHolder.clearContext();
            assertThatThrownBy(call.made()::run)
                    .as("%s by nobody", name)
                    .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
        });
    }

    private Map<String, Call> calls() {
        Map<String, Call> calls = new LinkedHashMap<>();
        membership(calls);
        operation(calls);
        ContractDesk contracts = context.getBean(ContractDesk.class);
        calls.put("versions", new Call(ADMINISTRATOR, () -> contracts.versions(NOWHERE)));
        calls.put("add a version", new Call(ADMINISTRATOR, () -> contracts.add(NOWHERE, ContractVersion.DEFAULT)));
        TradingCurves curves = context.getBean(TradingCurves.class);
        Set<Role> gridApplications = EnumSet.of(Role.GRID_APPLICATION);
        calls.put("zones with curves", new Call(gridApplications, curves::zones));
        calls.put(
                "curve",
                new Call(gridApplications, () -> curves.curve("nowhere", LocalDate.of(2024, 6, 3), Optional.empty())));
        return calls;
    }

    private void membership(Map<String, Call> calls) {
        MemberDesk members = context.getBean(MemberDesk.class);
        calls.put("queue", new Call(ADMINISTRATOR, members::awaitingReview));
        calls.put("search", new Call(ADMINISTRATOR, () -> members.search("a")));
        calls.put("file", new Call(ADMINISTRATOR, () -> members.file(NOBODY)));
        calls.put(
                "decide",
                new Call(ADMINISTRATOR, () -> members.decide(NOBODY, QualifiedSide.SELLER, Decision.REFUSE, "no")));
        calls.put("resources", new Call(ADMINISTRATOR, () -> members.changeResources(NOBODY, List.of())));
        calls.put("limit", new Call(ADMINISTRATOR, () -> members.changeConnectionLimit(NOBODY, Optional.empty())));
        calls.put("log", new Call(ADMINISTRATOR, members::log));
        ZoneDesk zones = context.getBean(ZoneDesk.class);
        calls.put("zones", new Call(ADMINISTRATOR, zones::zones));
        calls.put("parameters", new Call(ADMINISTRATOR, zones::parameters));
        AccountDesk accounts = context.getBean(AccountDesk.class);
        calls.put("accounts", new Call(ADMINISTRATOR, accounts::accounts));
        calls.put("create", new Call(ADMINISTRATOR, () -> accounts.create(new NewAccount("", "", Set.of()))));
        calls.put("act for", new Call(ADMINISTRATOR, () -> accounts.actFor("nobody", Optional.of(NOBODY))));
        calls.put("disable", new Call(ADMINISTRATOR, () -> accounts.disable("nobody")));
        calls.put("enable", new Call(ADMINISTRATOR, () -> accounts.enable("nobody")));
        calls.put("audit", new Call(ADMINISTRATOR, context.getBean(AuditRuns.class)::latest));
    }

    private void operation(Map<String, Call> calls) {
        ChainBook book = context.getBean(ChainBook.class);
        var main = context.getBean(Ledger.class).main().orElseThrow().id();
        calls.put("chain", new Call(OPERATOR, () -> book.chain("nowhere")));
        calls.put("blocks", new Call(OPERATOR, () -> book.blocks(main, 1, 1)));
        calls.put("block", new Call(OPERATOR, () -> book.block(main, 1)));
        calls.put("pending", new Call(OPERATOR, () -> book.pending(main)));
        calls.put("records", new Call(BOTH, () -> book.records(main, Set.of(RecordKind.ADMIN))));
        Alarms alarms = context.getBean(Alarms.class);
        calls.put("operator's alarms", new Call(OPERATOR, alarms::ofOperator));
        calls.put("regulator's alarms", new Call(EnumSet.of(Role.REGULATOR), alarms::ofRegulator));
        ClockControl clock = context.getBean(ClockControl.class);
        calls.put("pause", new Call(OPERATOR, clock::pause));
        calls.put("resume", new Call(OPERATOR, clock::resume));
        calls.put("play", new Call(OPERATOR, () -> clock.play(0)));
        SessionsOfDay sessions = context.getBean(SessionsOfDay.class);
        calls.put("sessions", new Call(OPERATOR, () -> sessions.of(Optional.empty(), Optional.empty())));
        MeterDesk meters = context.getBean(MeterDesk.class);
        calls.put("missing", new Call(OPERATOR, meters::missing));
        calls.put("tokens", new Call(BOTH, meters::tokens));
        calls.put("revoke", new Call(BOTH, () -> meters.revoke(-1)));
        calls.put("issue", new Call(BOTH, () -> meters.issue("", new MeterScope.OfMeter(NOBODY), Set.of())));
    }

    private static boolean isRefused(Runnable call) {
        try {
            call.run();
            return false;
        } catch (AccessDeniedException e) {
            return true;
        }
    }

    private static void logIn(Role role) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("somebody", "", "ROLE_" + role.name()));
    }
}

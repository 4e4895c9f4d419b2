package energy.wattle.trading.service;

import static energy.wattle.trading.service.NorthernZone.MILL;
import static energy.wattle.trading.service.NorthernZone.NOON;
import static energy.wattle.trading.service.NorthernZone.NORTH;
import static energy.wattle.trading.service.NorthernZone.SUN;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Hash;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.OwnMembership;
import energy.wattle.membership.Role;
import energy.wattle.trading.DeclarationReceipt;
import energy.wattle.trading.OwnDeclarations;
import energy.wattle.trading.OwnTrades;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.Side;
import energy.wattle.trading.TypedAnswer;
import energy.wattle.trading.TypedOrder;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sees and sends what, on a real chain: each account its own participant's, and nobody else's. */
@SpringBootTest(
        classes = {WattleApplication.class, NorthernZone.Founded.class},
        properties = {
            "wattle.sample.enabled=false",
            "wattle.membership.administrator.username=ada",
            "wattle.membership.administrator.password=the first of them",
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/own-test.secret"
        })
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnDeclarationsTests {

    private static final SessionId DAY_AHEAD =
            new SessionId(NORTH, SessionKind.DAY_AHEAD, new Interval(Instant.parse("2024-06-02T16:00:00Z")));
    private static final SessionId ELSEWHERE = new SessionId(
            new TradingZoneId("south"), SessionKind.DAY_AHEAD, new Interval(Instant.parse("2024-06-02T16:00:00Z")));
    private static final TypedOrder SALE = new TypedOrder(NOON, "SELL", "RENEWABLE", "3", "0.40");
    private static final TypedOrder PURCHASE = new TypedOrder(NOON, "BUY", "", "5", "0.50");

    @Autowired
    private OwnDeclarations declarations;

    @Autowired
    private OwnTrades trades;

    @Autowired
    private OwnMembership membership;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MemberAccounts links;

    @Autowired
    private NorthernZone.Played zone;

    @BeforeAll
    void begin() {
        zone.begin();
        enrol("sunny", SUN);
        enrol("miller", MILL);
        accounts.create(new NewAccount("stranger", "a stranger's password", Set.of(Role.PARTICIPANT)));
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void fromTheFormToTheTradeAndItsProofOnlyTheOwnParticipantSeesAnything() {
        as("sunny");
        assertThat(declarations.form(DAY_AHEAD).orElseThrow().lines()).hasSize(96);
        assertThat(declarations.check(DAY_AHEAD, List.of(SALE)))
                .isEqualTo(new TypedAnswer.Ready(1, 1, new WattHours(3_000), WattHours.ZERO, List.of()));
        Hash record = sent(declarations.send(DAY_AHEAD, List.of(SALE)));
        as("miller");
        assertThat(declarations.sent(DAY_AHEAD)).isEmpty();
        sent(declarations.send(DAY_AHEAD, List.of(PURCHASE)));
        zone.at("2024-06-01T17:00:00Z");
        zone.at("2024-06-02T04:00:00Z");
        zone.at("2024-06-02T04:15:00Z");

        as("sunny");
        OwnTrades.OwnTrade trade = trades.day(Optional.of(LocalDate.of(2024, 6, 3)), Optional.empty())
                .orElseThrow()
                .trades()
                .getFirst();
        assertThat(trade.side()).isEqualTo(Side.SELL);
        long height = trade.made().cleared().height();
        int result = trade.made().result();
        assertThat(trades.proof(NOON, height, result)).isPresent();
        assertThat(trades.proof(NOON, height, result + 1_000)).isEmpty();
        assertThat(declarations.proof(record)).isPresent();

        as("miller");
        assertThat(declarations.proof(record)).isEmpty();
        assertThat(trades.proof(NOON, height, result)).isPresent();
        as("stranger");
        assertThat(declarations.proof(record)).isEmpty();
        assertThat(trades.proof(NOON, height, result)).isEmpty();
        assertThat(trades.day(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void sessionsOfOtherZonesAreAsUnknownAsThoseThatDoNotExist() {
        as("sunny");
        assertThat(declarations.form(ELSEWHERE)).isEmpty();
        assertThat(declarations.send(ELSEWHERE, List.of(SALE))).isEqualTo(new TypedAnswer.Unknown());
        assertThat(declarations.withdraw(ELSEWHERE)).isEqualTo(new DeclarationReceipt.Unknown());
    }

    @Test
    void whoeverActsForNobodyCanNeitherSeeNorSend() {
        as("stranger");
        assertThat(declarations.open()).isEmpty();
        assertThat(declarations.form(DAY_AHEAD)).isEmpty();
        assertThat(declarations.send(DAY_AHEAD, List.of(SALE))).isEqualTo(new TypedAnswer.Unknown());
        assertThat(membership.profile()).isEmpty();
    }

    @Test
    void anAccountWithoutTheRoleActsForNobody() {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("sunny", "", "ROLE_OPERATOR"));
        assertThat(membership.profile()).isEmpty();
        SecurityContextHolder.clearContext();
        assertThat(membership.profile()).isEmpty();
    }

    @Test
    void withoutASampleThereIsNoAgentAndNoClockThatWaits() {
        as("sunny");
        assertThat(membership.profile().orElseThrow().agentDeclares()).isEmpty();
        assertThat(declarations.open().orElseThrow().agentDeclares()).isEmpty();
    }

    private void enrol(String username, ParticipantId participant) {
        accounts.create(new NewAccount(username, "a good password for " + username, Set.of(Role.PARTICIPANT)));
        assertThat(links.link(username, participant)).isEmpty();
    }

    private static void as(String username) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(username, "", "ROLE_PARTICIPANT"));
    }

    private static Hash sent(TypedAnswer answer) {
        assertThat(answer).isInstanceOf(TypedAnswer.Sent.class);
        return ((TypedAnswer.Sent) answer).record();
    }
}

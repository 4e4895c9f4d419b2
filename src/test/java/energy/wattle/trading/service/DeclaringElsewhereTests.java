package energy.wattle.trading.service;

import static energy.wattle.trading.service.NorthernZone.MILL;
import static energy.wattle.trading.service.NorthernZone.NOON;
import static energy.wattle.trading.service.NorthernZone.NORTH;
import static energy.wattle.trading.service.NorthernZone.purchase;
import static energy.wattle.trading.service.NorthernZone.sale;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.WattleApplication;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.KeyDerivation;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.Role;
import energy.wattle.trading.DeclarationReceipt;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.OwnDeclarations;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.TypedAnswer;
import energy.wattle.trading.TypedOrder;
import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** At an instance that does not hold a participant's key, it is told where it declares. */
@SpringBootTest(
        classes = {WattleApplication.class, NorthernZone.Founded.class, DeclaringElsewhereTests.Keys.class},
        properties = {
            "wattle.sample.enabled=false",
            "wattle.membership.administrator.username=ada",
            "wattle.membership.administrator.password=the first of them",
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/elsewhere-test.secret"
        })
@OnTestDatabase
class DeclaringElsewhereTests {

    private static final String GATEWAY = "gateway-mill";
    private static final SessionId DAY_AHEAD =
            new SessionId(NORTH, SessionKind.DAY_AHEAD, new Interval(Instant.parse("2024-06-02T16:00:00Z")));

    @Autowired
    private Declarations desk;

    @Autowired
    private OwnDeclarations own;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MemberAccounts links;

    @Autowired
    private NorthernZone.Played zone;

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoseKeyIsAtAGatewayIsToldSoAndNothingOfItIsStored() {
        zone.begin();
        accounts.create(new NewAccount("miller", "a good password for a mill", Set.of(Role.PARTICIPANT)));
        assertThat(links.link("miller", MILL)).isEmpty();
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("miller", "", "ROLE_PARTICIPANT"));

        assertThat(own.open().orElseThrow().elsewhere()).contains(GATEWAY);
        assertThat(own.form(DAY_AHEAD).orElseThrow()).satisfies(form -> {
            assertThat(form.elsewhere()).contains(GATEWAY);
            assertThat(form.isOpen()).isFalse();
        });
        List<TypedOrder> typed = List.of(new TypedOrder(NOON, "BUY", "", "5", "0.50"));
        assertThat(own.check(DAY_AHEAD, typed)).isEqualTo(new TypedAnswer.Elsewhere(GATEWAY));
        assertThat(own.send(DAY_AHEAD, typed)).isEqualTo(new TypedAnswer.Elsewhere(GATEWAY));
        assertThat(own.withdraw(DAY_AHEAD)).isEqualTo(new DeclarationReceipt.Elsewhere(GATEWAY));
        assertThat(own.sent(DAY_AHEAD)).isEmpty();

        assertThat(desk.declareAll(List.of(purchase(DAY_AHEAD, 5_000, 500_000), sale(DAY_AHEAD, 3_000, 400_000))))
                .satisfiesExactly(
                        refused -> assertThat(refused).isEqualTo(new DeclarationReceipt.Elsewhere(GATEWAY)),
                        taken -> assertThat(taken).isInstanceOf(DeclarationReceipt.Taken.class));
    }

    /** The mill's keys are a gateway's. */
    static class Keys {

        @Bean
        @Primary
        KeyDirectory keysElsewhere() {
            KeyDerivation gateway =
                    new KeyDerivation(CryptoSuites.ED25519, Bytes.of(new byte[KeyDerivation.SECRET_LENGTH]));
            KeyName mill = KeyName.of("participant", MILL.code());
            return new KeyDirectory(
                    "edge-north",
                    Map.of(
                            mill,
                            new KeyDirectory.Entry(GATEWAY, gateway.signingKey(mill), gateway.encryptionKey(mill))),
                    Map.of());
        }
    }
}

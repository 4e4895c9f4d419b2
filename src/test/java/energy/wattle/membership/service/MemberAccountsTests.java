package energy.wattle.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.membership.Accounts;
import energy.wattle.membership.Contact;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.Role;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What this installation keeps of participants beside the chain. */
@OnMarketOfOneZone
class MemberAccountsTests {

    @Autowired
    private MemberAccounts memberAccounts;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MarketOfOneZone.Drive drive;

    @BeforeEach
    void registerTheZone() {
        drive.registerTheZone();
    }

    @Test
    void anAccountActsForItsParticipant() {
        ParticipantId cleo = drive.enrol("cleo");
        accounts.create(new NewAccount("cleo", "a long password", Set.of(Role.PARTICIPANT)));

        assertThat(memberAccounts.link("cleo", cleo)).isEmpty();
        assertThat(memberAccounts.participantOf("cleo")).contains(cleo);
        assertThat(memberAccounts.accountsOf(cleo)).containsExactly("cleo");
        assertThat(memberAccounts.link("nobody", new ParticipantId("nothing")))
                .extracting(Problem::key)
                .containsExactly("membership.account.unknown", "membership.participant.unknown");
        assertThat(memberAccounts.link("ada", cleo))
                .extracting(Problem::key)
                .containsExactly("membership.account.role");

        memberAccounts.unlink("cleo");
        assertThat(memberAccounts.participantOf("cleo")).isEmpty();
    }

    @Test
    void aRealNameIsKeptHereAndForgotten() {
        ParticipantId dora = drive.enrol("dora");
        Contact contact = new Contact("Dora Example", "dora@example.org");

        assertThat(memberAccounts.keepContact(dora, contact)).isEmpty();
        assertThat(memberAccounts.contact(dora)).contains(contact);
        assertThat(memberAccounts.keepContact(dora, new Contact(" ", "dora")))
                .extracting(Problem::key)
                .containsExactly("membership.text.blank", "membership.contact.email");
        memberAccounts.forgetContact(dora);
        assertThat(memberAccounts.contact(dora)).isEmpty();
    }
}

package energy.wattle.membership.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Enrolments;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.wire.EnrolmentToken;
import energy.wattle.membership.MemberDesk;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Desk;
import energy.wattle.shell.Language;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The page on which instances are enrolled: of one that is alone, and what a token looks like. */
@OnSampleMarket
@ViewPackages(packages = {"energy.wattle.membership.ui", "energy.wattle.shell.ui"})
@WithMockUser(roles = "ADMINISTRATOR")
class InstancesPageTests extends SpringBrowserlessTest {

    private final Desk desk = new Desk(this);

    @Autowired
    private MemberDesk members;

    @BeforeEach
    void begin() {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
    }

    @Test
    void anInstanceThatIsAloneSaysWhyNobodyCanJoin() {
        desk.open("admin/instances");
        assertThat(desk.answer()).isEqualTo("No instance holds keys of nodes, of which none votes now.");
        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("This instance is alone"));
    }

    @Test
    void aTokenIsShownAsTextAsQrCodeAndAsTheCommandThatItIsFor() {
        String token = new EnrolmentToken(
                        "cloud.example:9443", new Hash(Bytes.of(new byte[32])), Bytes.of(new byte[32]))
                .text();
        UI.getCurrent().add(new TokenForm(new OneToken(token), members, () -> {}));
        desk.click("Issue token");

        assertThat(find(TextArea.class).all()).extracting(TextArea::getValue).containsExactly(token);
        String shown = UI.getCurrent().getElement().getOuterHTML();
        assertThat(shown).contains("./wattle keys --enrol " + token, "Token for gateway-P5 as QR code");
        assertThat(EnrolmentToken.parse(token).address()).isEqualTo("cloud.example:9443");
    }

    /** Issues this one. */
    private record OneToken(String text) implements Enrolments {

        @Override
        public Optional<Problem> obstacle() {
            return Optional.empty();
        }

        @Override
        public List<Instance> instances() {
            return List.of();
        }

        @Override
        public List<Token> tokens() {
            return List.of();
        }

        @Override
        public List<NodeId> zones() {
            return List.of(new NodeId("north"));
        }

        @Override
        public Answer issue(Tier tier, NodeId zone, String node) {
            return new Issued(text, "gateway-P5", Instant.EPOCH);
        }

        @Override
        public Answer revoke(long token) {
            return new Done();
        }

        @Override
        public Answer retire(String instance, String reason) {
            return new Done();
        }
    }
}

package energy.wattle.ledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.TwoTiers;
import energy.wattle.ledger.wire.ProofFile;
import energy.wattle.shell.Language;
import energy.wattle.shell.StatusBadge;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

/** The page that verifies, without a log-in: its sentences are those of the command's verdicts. */
@SpringBootTest
@OnTestDatabase
@ViewPackages(packages = {"energy.wattle.ledger.ui", "energy.wattle.shell.ui"})
class VerifyViewTest extends SpringBrowserlessTest {

    private static final TwoTiers TIERS = new TwoTiers(CryptoSuites.ED25519, 4);
    private static final String GENESIS = TIERS.main.id.genesis().toString();

    @BeforeEach
    void inEnglish() {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
        navigate(VerifyView.class);
    }

    @Test
    void aProofHoldsForTheGenesisThatTheReaderGives() {
        check(proof(), GENESIS);
        assertThat(badge()).contains("The proof holds");
        assertThat(paragraphs()).anyMatch(text -> text.contains(GENESIS) && text.contains("not this market’s"));
    }

    @Test
    void withoutAGenesisNobodyHasVouchedForIt() {
        check(proof(), "");
        assertThat(paragraphs()).anyMatch(text -> text.startsWith("Nobody has vouched for the genesis " + GENESIS));
    }

    @Test
    void thisMarketsOwnGenesisIsFilledInAndAnotherMarketsProofFailsAtIt() {
        String own = genesis().getValue();
        assertThat(own).hasSize(64).isNotEqualTo(GENESIS);
        check(proof(), own);
        assertThat(badge()).contains("does NOT hold");
        assertThat(paragraphs()).anyMatch(text -> text.contains("the main chain’s genesis"));
    }

    @Test
    void whatIsNoProofIsToldAsThat() {
        check("{}", GENESIS);
        assertThat(badge()).contains("This is no proof");
    }

    @Test
    void aGenesisThatIsNoHashIsToldBesideItsField() {
        check(proof(), "abc");
        assertThat(genesis().isInvalid()).isTrue();
        assertThat(genesis().getErrorMessage()).contains("64");
    }

    private void check(String proof, String hash) {
        genesis().setValue(hash);
        test(find(TextArea.class).single()).setValue(proof);
        test(find(Button.class).withText("Check the pasted proof").single()).click();
    }

    private TextField genesis() {
        return find(TextField.class).single();
    }

    private String badge() {
        return find(StatusBadge.class).single().getElement().getTextRecursively();
    }

    private java.util.List<String> paragraphs() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private static String proof() {
        return new String(ProofFile.write(TIERS.tradeProof()).toArray(), StandardCharsets.UTF_8);
    }
}

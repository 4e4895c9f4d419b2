package energy.wattle.ledger.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Delegates;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Desk;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@OnSampleMarket
@ViewPackages(packages = {"energy.wattle.ledger.ui", "energy.wattle.membership.ui", "energy.wattle.shell.ui"})
@WithMockUser(roles = "ADMINISTRATOR")
class DelegatesPagesTests extends SpringBrowserlessTest {

    private final Desk desk = new Desk(this);

    @Autowired
    private Delegates delegates;

    @Autowired
    private NodeReviews reviews;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MarketClock clock;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void begin() {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
        MarketDrive.until(context, clock.instant());
    }

    @Test
    void everyChainHasItsNodesWithPlacesAndTheLastBlocksVotes() {
        for (MarketChain chain : delegates.chains()) {
            desk.open("admin/delegates/" + chain.name());
            Delegates.Lineup lineup = delegates.lineup(chain.id());

            assertThat(desk.answer()).contains("vote");
            assertThat(desk.rows("Nodes")).hasSameSizeAs(lineup.nodes());
            assertThat(lineup.recent())
                    .isNotEmpty()
                    .allSatisfy(block -> assertThat(block.signers()).hasSizeGreaterThanOrEqualTo(lineup.quorum()));
        }
    }

    @Test
    void withoutAChainTheMainOnesNodesAreShown() {
        desk.open("admin/delegates");
        assertThat(desk.title()).isEqualTo("Delegates");
        assertThat(desk.rows("Nodes"))
                .hasSameSizeAs(
                        delegates.lineup(ledger.main().orElseThrow().id()).nodes());
    }

    @Test
    void aNodeHasAPageAndWhatIsNoneHasNot() {
        MarketChain chain = ledger.zones().getFirst();
        NodeId node = delegates.lineup(chain.id()).nodes().getFirst().node();
        desk.open("admin/delegates/" + chain.name() + "/" + node);
        assertThat(desk.title()).isEqualTo("Node " + node);

        desk.open("admin/delegates/" + chain.name() + "/nobody");
        assertThat(desk.title()).isEqualTo("There is no such page");
        desk.open("admin/delegates/nowhere");
        assertThat(desk.title()).isEqualTo("There is no such page");
    }

    @Test
    void anOrderAboutANodeThatIsNotEvictedHasNoEffectAndStaysInItsFile() {
        MarketChain chain = ledger.zones().getFirst();
        NodeId node = delegates.lineup(chain.id()).nodes().getFirst().node();
        assertThat(reviews.refuse(chain.id(), node, "nothing speaks for it")).isInstanceOf(NodeReviews.Ordered.class);
        MarketDrive.until(context, clock.instant().plusSeconds(60));

        Delegates.NodeFile file = delegates.file(chain.id(), node).orElseThrow();
        assertThat(file.orders()).first().satisfies(order -> {
            assertThat(order.reason()).isEqualTo("nothing speaks for it");
            assertThat(order.refusal()).contains("NOT_EVICTED");
        });
    }

    @Test
    void reasonsAndKeysThatAreNoneAreNamed() {
        MarketChain chain = ledger.zones().getFirst();
        NodeId node = delegates.lineup(chain.id()).nodes().getFirst().node();

        assertThat(reviews.readmit(chain.id(), node, Optional.of("no key"), " "))
                .isInstanceOfSatisfying(
                        NodeReviews.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.key())
                                .containsExactly("ledger.review.reason.missing", "ledger.review.key.unsound"));
    }

    @Test
    void aManifestOfTheMainChainIsShownWithTheLineThatPinsIt() {
        desk.open("admin/delegates");
        String hash = "5a".repeat(32);
        for (boolean isPinned : List.of(false, true)) {
            NodeReviews.Manifest manifest = new NodeReviews.Manifest(
                    Hash.ofHex(hash), 12, List.of(new NodeId("cloud"), new NodeId("Z1")), isPinned);
            DelegateWords words =
                    new DelegateWords(new ChainWords(UI.getCurrent(), Formats.in(Language.ENGLISH.locale())));
            RecoveryForm form = new RecoveryForm(
                    new Waiting(List.of(manifest)), ledger.main().orElseThrow(), words);
            form.show(delegates.lineup(ledger.main().orElseThrow().id()), List.of(manifest));

            assertThat(form.getElement().getTextRecursively())
                    .contains("Above block 12, with cloud, Z1", "wattle.ledger.pinned-recoveries=" + hash)
                    .contains(isPinned ? "It is pinned here" : "It is not pinned here");
        }
    }

    /** Administrators' decisions where nothing is to be decided but what waits. */
    private record Waiting(List<NodeReviews.Manifest> manifests) implements NodeReviews {

        @Override
        public boolean makesKeyOf(ChainId chain, NodeId node) {
            return false;
        }

        @Override
        public Answer readmit(ChainId chain, NodeId node, Optional<String> freshKey, String reason) {
            return new Refused(List.of());
        }

        @Override
        public Answer refuse(ChainId chain, NodeId node, String reason) {
            return new Refused(List.of());
        }

        @Override
        public Answer review(ChainId chain, String reason) {
            return new Refused(List.of());
        }

        @Override
        public Answer recover(ChainId chain, List<NodeId> nodes) {
            return new Refused(List.of());
        }
    }

    @Test
    @WithMockUser(roles = "OPERATOR")
    void anOperatorLooksAndDecidesNothing() {
        MarketChain chain = ledger.zones().getFirst();
        desk.open("admin/delegates/" + chain.name());
        assertThat(desk.title()).isEqualTo("Delegates");
        assertThatThrownBy(() -> reviews.refuse(chain.id(), new NodeId("any"), "why"))
                .isInstanceOf(AccessDeniedException.class);
    }
}

package energy.wattle.ledger.service;

import static energy.wattle.ledger.service.SixInstances.EDGE;
import static energy.wattle.ledger.service.SixInstances.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainAge.Hindrance;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.RecordFate;
import energy.wattle.ledger.RecordKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes on while an instance is away, and what it says of itself. Source: Ledger, rule 32. */
class OutageTests {

    private SixInstances market;

    @BeforeEach
    void found(@TempDir Path folder) throws IOException {
        market = new SixInstances(folder);
    }

    @AfterEach
    void stop() {
        market.close();
    }

    @Test
    void anEdgeClusterWithoutTheCloudGoesOnTellsHowOldTheMainChainIsAndAnchorsLater() {
        await().atMost(PATIENCE)
                .until(() -> market.anchored() > 0
                        && market.age(EDGE, "market").hindrance().isEmpty());
        market.cut("cloud");
        long anchored = market.anchored();
        long before = market.height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> market.height(EDGE, "Z1") >= before + 10);
        assertThat(market.age(EDGE, "market").hindrance())
                .containsInstanceOf(Hindrance.NoLink.class)
                .hasValueSatisfying(
                        why -> assertThat(((Hindrance.NoLink) why).peer()).isEqualTo("cloud"));
        assertThat(market.age(EDGE, "Z1").hindrance()).isEmpty();
        String gateway = SixInstances.gateway("P1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(market.age(gateway, "market").hindrance())
                        .as("a gateway is told by its edge cluster how old that one's main chain is")
                        .containsInstanceOf(Hindrance.NoNews.class));
        assertThat(market.age(gateway, "Z1").hindrance()).isEmpty();
        assertThat(market.anchored()).isEqualTo(anchored);

        market.heal("cloud");

        await().atMost(PATIENCE).until(() -> market.anchored() > before);
        await().atMost(PATIENCE)
                .until(() -> market.age(EDGE, "market").hindrance().isEmpty());
        await().atMost(PATIENCE)
                .until(() -> market.age(gateway, "market").hindrance().isEmpty());
        await().atMost(PATIENCE).until(() -> market.height("cloud", "Z1") > before);
        assertThat(market.hash("cloud", "Z1", before)).isEqualTo(market.hash(EDGE, "Z1", before));
    }

    @Test
    void aRecordOfAGatewayWithoutALinkWaitsThroughARestartAndIsFollowedByItsIdFromInstanceToInstance() {
        String away = SixInstances.gateway("P4");
        await().atMost(PATIENCE).until(() -> market.age(away, "Z1").hindrance().isEmpty());
        market.cut(away);
        await().atMost(PATIENCE)
                .until(() ->
                        market.age(away, "Z1").hindrance().orElse(null) instanceof Hindrance.NoLink(var peer, var since)
                                && peer.equals(EDGE));
        Hash record = submitted(away);
        market.stop(away);
        market.start(away);
        assertThat(market.fate(away, record)).isEqualTo(new RecordFate.Pending());
        assertThat(market.fate(EDGE, record)).isEqualTo(new RecordFate.Unknown());

        try (Trail trail = new Trail()) { // an instance that starts sets up the log anew
            market.heal(away);
            for (String name : List.of(away, EDGE, "cloud")) {
                await().atMost(PATIENCE).until(() -> market.fate(name, record) instanceof RecordFate.Final);
            }
            assertThat(trail.of(record))
                    .contains("heard from another instance, by way of " + EDGE)
                    .contains("heard from another instance, by way of " + away)
                    .anyMatch(step -> step.startsWith("packed in block "));
        }
    }

    /** A record of the gateway's node, which says nothing. */
    private Hash submitted(String gateway) {
        try (Trail trail = new Trail()) {
            Hash record = market.at(gateway)
                    .getBean(Ledger.class)
                    .submit(List.of(Draft.plain(
                            market.chain(gateway, "Z1").id(),
                            RecordKind.EVIDENCE,
                            KeyName.of(DeploymentPlan.VALIDATOR, "Z1/P4"),
                            Bytes.ofUtf8("no evidence of anything"))))
                    .getFirst();
            assertThat(trail.of(record)).containsExactly("stored, and told to the other instances");
            return record;
        }
    }
}

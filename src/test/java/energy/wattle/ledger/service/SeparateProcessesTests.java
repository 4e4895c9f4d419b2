package energy.wattle.ledger.service;

import static energy.wattle.ledger.service.SixInstances.EDGE;
import static energy.wattle.ledger.service.SixInstances.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.wattle.ledger.core.NodeState;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances decide their chains together. Source: Ledger, Two tiers. */
class SeparateProcessesTests {

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
    void processesDecideTheirChainsTogether() {
        await().atMost(PATIENCE).until(() -> market.height(EDGE, "Z1") >= 22 && market.height(EDGE, "market") >= 5);
        long zone = market.height(EDGE, "Z1");
        long main = market.height(EDGE, "market");
        market.names().forEach(name -> {
            await().atMost(PATIENCE)
                    .until(() -> market.height(name, "Z1") >= zone && market.height(name, "market") >= main);
            assertThat(market.hash(name, "Z1", zone)).as(name).isEqualTo(market.hash(EDGE, "Z1", zone));
            assertThat(market.hash(name, "market", main)).as(name).isEqualTo(market.hash(EDGE, "market", main));
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(NodeState.anchored(
                                market.state("cloud", "market"),
                                market.chain("cloud", "Z1").id()))
                        .as("the edge cluster anchors its zone")
                        .isPresent());
    }

    @Test
    void aGatewayThatWasAwayCatchesUpAndVotesAgain() {
        String away = SixInstances.gateway("P4");
        market.stop(away);
        long before = market.height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> market.height(EDGE, "Z1") >= before + 25);
        market.start(away);
        await().atMost(PATIENCE).until(() -> market.height(away, "Z1") >= before + 25);
        // With another one away, the three that are left decide only if the returned one votes.
        market.stop(SixInstances.gateway("P1"));
        long now = market.height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> market.height(EDGE, "Z1") >= now + 5);
        long reached = market.height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> market.height(away, "Z1") >= reached);
        assertThat(market.hash(away, "Z1", reached)).isEqualTo(market.hash(EDGE, "Z1", reached));
    }
}

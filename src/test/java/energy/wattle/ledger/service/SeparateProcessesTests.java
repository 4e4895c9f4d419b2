package energy.wattle.ledger.service;

import static energy.wattle.ledger.service.SixInstances.EDGE;
import static energy.wattle.ledger.service.SixInstances.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.core.NodeState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances that decide their chains together. Source: Ledger, Two tiers. */
class SeparateProcessesTests {

    @TempDir
    Path folder;

    private SixInstances instances;

    @BeforeEach
    void start() {
        instances = new SixInstances(folder);
    }

    @AfterEach
    void stop() {
        instances.close();
    }

    @Test
    void processesDecideTheirChainsTogether() {
        await().atMost(PATIENCE)
                .until(() -> instances.height(EDGE, "Z1") >= 22 && instances.height(EDGE, "market") >= 5);
        long zone = instances.height(EDGE, "Z1");
        long main = instances.height(EDGE, "market");
        instances.names().forEach(name -> {
            await().atMost(PATIENCE)
                    .until(() -> instances.height(name, "Z1") >= zone && instances.height(name, "market") >= main);
            assertThat(instances.hash(name, "Z1", zone)).as(name).isEqualTo(instances.hash(EDGE, "Z1", zone));
            assertThat(instances.hash(name, "market", main)).as(name).isEqualTo(instances.hash(EDGE, "market", main));
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(NodeState.anchored(
                                instances.state("cloud", "market"),
                                instances.chain("cloud", "Z1").id()))
                        .as("the edge cluster anchors its zone")
                        .isPresent());
    }

    @Test
    void aGatewayThatWasAwayCatchesUpAndVotesAgain() {
        String away = DeploymentPlan.Edge.gateway("P4");
        instances.stop(away);
        long before = instances.height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> instances.height(EDGE, "Z1") >= before + 25);
        instances.start(away);
        await().atMost(PATIENCE).until(() -> instances.height(away, "Z1") >= before + 25);
        // With another one away, the three that are left decide only if the returned one votes.
        instances.stop(DeploymentPlan.Edge.gateway("P1"));
        long now = instances.height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> instances.height(EDGE, "Z1") >= now + 5);
        long reached = instances.height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> instances.height(away, "Z1") >= reached);
        assertThat(instances.hash(away, "Z1", reached)).isEqualTo(instances.hash(EDGE, "Z1", reached));
    }
}

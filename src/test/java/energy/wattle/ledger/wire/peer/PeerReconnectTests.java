package energy.wattle.ledger.wire.peer;

import static energy.wattle.ledger.wire.peer.Deployment.LIMITS;
import static energy.wattle.ledger.wire.peer.Deployment.MAIN;
import static energy.wattle.ledger.wire.peer.Deployment.at;
import static energy.wattle.ledger.wire.peer.Deployment.eventually;
import static energy.wattle.ledger.wire.peer.Deployment.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.wattle.ledger.wire.peer.Deployment.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links come back, by the best parent that answers. */
class PeerReconnectTests {

    @TempDir
    private Path folder;

    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = new Deployment(folder);
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    private Running listening(String name, int port) {
        return deployment.listening(name, PeerRole.CLOUD, port, List.of(), LIMITS, MAIN);
    }

    @Test
    void aServerThatWasStoppedAndStartedIsFoundAgain() {
        Running first = listening("cloud", 0);
        Running edge = deployment.gateway("edge", List.of(at(first)), MAIN);
        eventually(() -> edge.isLinkedWith("cloud"));
        int port = first.port();

        first.links().close();
        eventually(() -> !edge.isLinkedWith("cloud"));
        assertThat(first.heard().notes).containsExactly("linked edge", "unlinked edge");
        Running second = listening("cloud", port);

        long start = System.nanoTime();
        eventually(() -> edge.isLinkedWith("cloud") && second.isLinkedWith("edge"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        edge.links().spread(frame(MAIN, "again"));
        eventually(() -> second.heard().notes.contains("edge: again"));
        assertThat(edge.heard().notes).containsExactly("linked cloud", "unlinked cloud", "linked cloud");
    }

    @Test
    void aGatewayFallsBackToTheSecondParentAndReturnsToTheFirst() {
        Running edge = listening("edge", 0);
        Running cloud = listening("cloud", 0);
        int port = edge.port();
        Running gateway = deployment.gateway("gateway", List.of(at(edge), at(cloud)), MAIN);
        eventually(() -> gateway.isLinkedWith("edge"));
        assertThat(gateway.isLinkedWith("cloud")).isFalse();

        edge.links().close();
        eventually(() -> gateway.isLinkedWith("cloud") && cloud.isLinkedWith("gateway"));
        assertThat(gateway.links().spread(frame(MAIN, "by the cloud"))).isEqualTo(1);
        eventually(() -> cloud.heard().frames.size() == 1);
        assertThat(gateway.peer("edge").fault()).isPresent();

        Running again = listening("edge", port);
        eventually(() -> gateway.isLinkedWith("edge") && again.isLinkedWith("gateway"));
        assertThat(gateway.isLinkedWith("cloud")).isFalse();
        eventually(() -> !cloud.isLinkedWith("gateway"));
        assertThat(gateway.links().spread(frame(MAIN, "by the edge"))).isEqualTo(1);
        eventually(() -> again.heard().frames.size() == 1);
        assertThat(cloud.heard().frames).hasSize(1);
    }

    /** Takes as long as gRPC's least keep-alive. */
    @Test
    void aDeadLinkIsNoticed() throws IOException {
        Running cloud = listening("cloud", 0);
        try (HeldWire wire = new HeldWire(cloud.port())) {
            Running edge = deployment.gateway("edge", List.of(at("cloud", wire.port())), MAIN);
            eventually(() -> cloud.isLinkedWith("edge") && edge.isLinkedWith("cloud"));

            wire.hold();

            await().atMost(Duration.ofSeconds(13))
                    .until(() -> !cloud.isLinkedWith("edge") && !edge.isLinkedWith("cloud"));
            assertThat(cloud.peer("edge").fault().orElseThrow()).containsIgnoringCase("keepalive");
        }
    }
}

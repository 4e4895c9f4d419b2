package energy.wattle.ledger.wire.peer;

import static energy.wattle.ledger.wire.peer.Deployment.MAIN;
import static energy.wattle.ledger.wire.peer.Deployment.NORTH;
import static energy.wattle.ledger.wire.peer.Deployment.SOUTH;
import static energy.wattle.ledger.wire.peer.Deployment.at;
import static energy.wattle.ledger.wire.peer.Deployment.eventually;
import static energy.wattle.ledger.wire.peer.Deployment.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.wire.peer.Deployment.Running;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over links between real processes' parts, with real TLS. */
class PeerLinksTests {

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

    @Test
    void twoProcessesExchangeFramesBothWays() {
        Running cloud = deployment.cloud("cloud", MAIN);
        Running edge = deployment.gateway("edge", List.of(at(cloud)), MAIN);
        eventually(() -> cloud.isLinkedWith("edge") && edge.isLinkedWith("cloud"));

        Frame longest = new Frame(MAIN, 255, false, Optional.of("cloud"), Bytes.of(new byte[Frame.CONTENT_LENGTH]));
        assertThat(edge.links().send("cloud", longest)).isTrue();
        assertThat(edge.links().spread(frame(MAIN, "up"))).isEqualTo(1);
        assertThat(cloud.links().spread(frame(MAIN, "down"))).isEqualTo(1);

        eventually(() -> cloud.heard().frames.size() == 2 && edge.heard().frames.size() == 1);
        assertThat(cloud.heard().frames).containsExactly(longest, frame(MAIN, "up"));
        assertThat(edge.heard().notes).containsExactly("linked cloud", "cloud: down");
        PeerStatus status = cloud.peer("edge");
        assertThat(status.role()).contains(PeerRole.GATEWAY);
        assertThat(status.isParent()).isFalse();
        assertThat(status.in().frames()).isEqualTo(2);
        assertThat(status.in().bytes()).isGreaterThan(Frame.CONTENT_LENGTH);
        assertThat(status.out().frames()).isEqualTo(1);
        assertThat(edge.peer("cloud").isParent()).isTrue();
    }

    @Test
    void nothingIsSentToWhoIsNotThereOrDoesNotFollow() {
        Running cloud = deployment.cloud("cloud", MAIN, NORTH);
        Running edge = deployment.gateway("edge", List.of(at(cloud)), MAIN);
        eventually(() -> cloud.isLinkedWith("edge") && edge.isLinkedWith("cloud"));

        assertThat(cloud.links().send("edge", frame(NORTH, "unwanted"))).isFalse();
        assertThat(cloud.links().send("nobody", frame(MAIN, "lost"))).isFalse();
        assertThat(cloud.links().spread(frame(NORTH, "unwanted"))).isZero();

        edge.links().spread(frame(NORTH, "of a chain that edge does not follow"));
        eventually(() -> cloud.peer("edge").refused() == 1);
        assertThat(cloud.heard().frames).isEmpty();
    }

    @Test
    void aProcessMayFollowOtherChainsLater() {
        Running cloud = deployment.cloud("cloud", MAIN, NORTH);
        Running edge = deployment.gateway("edge", List.of(at(cloud)), MAIN);
        eventually(() -> cloud.isLinkedWith("edge"));

        edge.links().follow(Set.of(MAIN, NORTH));

        eventually(() -> cloud.links().spread(frame(NORTH, "wanted")) == 1);
        eventually(() -> edge.heard().notes.contains("cloud: wanted"));
        assertThat(cloud.heard().notes).containsExactly("linked edge", "linked edge");
    }

    @Test
    void aRelayHandsOnByChainAndNotBack() {
        Running cloud = deployment.cloud("cloud", MAIN, NORTH, SOUTH);
        Running sender = deployment.gateway("sender", List.of(at(cloud)), MAIN, NORTH);
        Running north = deployment.gateway("north", List.of(at(cloud)), MAIN, NORTH);
        Running south = deployment.gateway("south", List.of(at(cloud)), MAIN, SOUTH);
        eventually(() -> List.of("sender", "north", "south").stream().allMatch(cloud::isLinkedWith)
                && sender.isLinkedWith("cloud"));

        sender.links().spread(frame(NORTH, "for the north"));
        sender.links().send("cloud", new Frame(NORTH, 1, false, Optional.empty(), Bytes.ofUtf8("for you")));
        sender.links().spread(frame(MAIN, "for all"));

        eventually(
                () -> north.heard().frames.size() == 2 && south.heard().frames.size() == 1);
        assertThat(north.heard().notes).containsExactly("linked cloud", "cloud: for the north", "cloud: for all");
        assertThat(south.heard().notes).containsExactly("linked cloud", "cloud: for all");
        assertThat(cloud.heard().frames).hasSize(3);
        cloud.links().send("sender", frame(MAIN, "last"));
        eventually(() -> sender.heard().frames.size() == 1);
        assertThat(sender.heard().notes).containsExactly("linked cloud", "cloud: last");
    }

    @Test
    void whatIsForAllCrossesTheTree() {
        Running cloud = deployment.cloud("cloud", MAIN);
        Running northern =
                deployment.listening("northern", PeerRole.EDGE_CLUSTER, 0, List.of(at(cloud)), Deployment.LIMITS, MAIN);
        Running southern =
                deployment.listening("southern", PeerRole.EDGE_CLUSTER, 0, List.of(at(cloud)), Deployment.LIMITS, MAIN);
        Running north = deployment.gateway("north", List.of(at(northern)), MAIN);
        Running south = deployment.gateway("south", List.of(at(southern)), MAIN);
        eventually(() -> northern.isLinkedWith("cloud")
                && cloud.isLinkedWith("northern")
                && cloud.isLinkedWith("southern")
                && southern.isLinkedWith("south")
                && north.isLinkedWith("northern"));

        north.links().spread(frame(MAIN, "hello"));

        eventually(() -> south.heard().notes.contains("southern: hello"));
        assertThat(cloud.heard().notes).contains("northern: hello");
        assertThat(north.heard().frames).isEmpty();
    }

    @Test
    void aProcessMustHaveItsOwnCertificate() {
        PeerIdentity identity = deployment.identity(deployment.issue(new PeerName("edge", PeerRole.GATEWAY)));
        PeerSettings settings =
                new PeerSettings("other", Set.of(), Optional.empty(), List.of(), false, PeerLimits.DEFAULT);
        assertThatThrownBy(() -> new PeerLinks(settings, identity, new Heard()))
                .hasMessage("the process is named \"other\", but its certificate is for \"edge\"");
    }
}

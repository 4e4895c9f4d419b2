package energy.wattle.ledger.wire.peer;

import static energy.wattle.ledger.wire.peer.Deployment.LIMITS;
import static energy.wattle.ledger.wire.peer.Deployment.MAIN;
import static energy.wattle.ledger.wire.peer.Deployment.QUICK;
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
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is harmed by a neighbour that is too slow, too fast, or talks nonsense. */
class PeerFloodTests {

    private static final int MESSAGE_LENGTH = 256 * 1024;

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

    private Running listening(PeerLimits limits) {
        return deployment.listening("cloud", PeerRole.CLOUD, 0, List.of(), limits, MAIN);
    }

    private RawPeer linked(Running cloud) {
        PeerIdentity identity = deployment.identity(deployment.issue(new PeerName("edge", PeerRole.GATEWAY)));
        RawPeer raw = RawPeer.dial(identity, cloud);
        raw.send(RawPeer.hello(1, "edge", MAIN));
        eventually(() -> cloud.isLinkedWith("edge"));
        return raw;
    }

    @Test
    void theOldestFramesGiveWayWhereAPeerIsSlow() {
        PeerLimits tight = new PeerLimits(10, 20, 2 * MESSAGE_LENGTH, MESSAGE_LENGTH, 100_000, QUICK);
        Running cloud = deployment.cloud("cloud", MAIN);
        Running edge = deployment.gateway("edge", List.of(at(cloud)), tight, MAIN);
        eventually(() -> edge.isLinkedWith("cloud"));
        CountDownLatch gate = cloud.heard().shut();

        Bytes some = Bytes.of(new byte[100_000]);
        for (int kind = 0; kind < 250; kind++) {
            edge.links().spread(new Frame(MAIN, kind, true, Optional.empty(), some));
        }
        assertThat(edge.peer("cloud").dropped()).isPositive();
        gate.countDown();

        eventually(() -> cloud.heard().frames.size() == 250 - edge.peer("cloud").dropped());
        List<Integer> kinds = cloud.heard().frames.stream().map(Frame::kind).toList();
        assertThat(kinds).isSorted().startsWith(0).endsWith(248, 249);
        assertThat(edge.isLinkedWith("cloud")).isTrue();
    }

    @Test
    void aSenderKeepsToTheRateThatItGrantsOthers() {
        PeerLimits slow = new PeerLimits(10, 1_000, 8 << 20, FrameCodec.LENGTH + 1, 100, QUICK);
        Running cloud = listening(slow);
        Running edge = deployment.gateway("edge", List.of(at(cloud)), slow, MAIN);
        eventually(() -> edge.isLinkedWith("cloud"));

        for (int count = 0; count < 250; count++) {
            edge.links().spread(frame(MAIN, "one of many"));
        }

        eventually(() -> cloud.heard().frames.size() == 250);
        assertThat(cloud.heard().notes).doesNotContain("unlinked edge");
    }

    @Test
    void aFloodIsCutOffAndThePeerMayReturnAfterAPause() {
        Running cloud = listening(new PeerLimits(10, 1_000, 8 << 20, FrameCodec.LENGTH + 1, 50, QUICK));
        Running edge = deployment.gateway("edge", List.of(at(cloud)), MAIN);
        eventually(() -> cloud.isLinkedWith("edge") && edge.isLinkedWith("cloud"));

        for (int count = 0; count < 500; count++) {
            edge.links().spread(frame(MAIN, "flood"));
        }

        eventually(() -> cloud.heard().notes.contains("unlinked edge"));
        List<String> notes = cloud.heard().notes;
        assertThat(notes.indexOf("misbehaved edge: more than 50 frames a second"))
                .isEqualTo(notes.indexOf("unlinked edge") - 1);
        assertThat(cloud.heard().frames.size()).isBetween(100, 200);
        eventually(() -> cloud.refused(Refusal.CUT_OFF) > 0);
        eventually(() -> cloud.isLinkedWith("edge"));
    }

    @Test
    void nonsenseIsCutOff() {
        Running cloud = listening(LIMITS);
        try (RawPeer raw = linked(cloud)) {
            raw.send(RawPeer.message(1, Bytes.ofUtf8("nonsense")));
            assertThat(raw.end()).contains("cut off: frame: ");
        }
        assertThat(cloud.heard().notes.get(1)).startsWith("misbehaved edge: frame: ");
    }

    @Test
    void aMessageThatIsTooLongIsCutOff() {
        Running cloud = listening(new PeerLimits(10, 20, MESSAGE_LENGTH, MESSAGE_LENGTH, 1_000, QUICK));
        try (RawPeer raw = linked(cloud)) {
            raw.send(new byte[MESSAGE_LENGTH + 1]);
            raw.end();
        }
        eventually(() -> cloud.heard().notes.contains("unlinked edge"));
        assertThat(cloud.heard().notes.get(1)).startsWith("misbehaved edge: too long a message: ");
        assertThatThrownBy(() -> cloud.links()
                        .spread(new Frame(MAIN, 1, true, Optional.empty(), Bytes.of(new byte[MESSAGE_LENGTH]))))
                .hasMessage("a frame's content has 262144 bytes, and message-length has room for 261944");
    }

    @Test
    void aFrameThatGoesRoundIsNotHandedOnForEver() {
        Running cloud = listening(LIMITS);
        Running other = deployment.gateway("other", List.of(at(cloud)), MAIN);
        eventually(() -> cloud.isLinkedWith("other"));
        try (RawPeer raw = linked(cloud)) {
            raw.send(PeerLink.message(frame(MAIN, "tired"), FrameCodec.MOST_RELAYS));
            raw.send(PeerLink.message(frame(MAIN, "fresh"), FrameCodec.MOST_RELAYS - 1));
            eventually(() -> cloud.heard().frames.size() == 2);
        }
        eventually(() -> other.heard().notes.contains("cloud: fresh"));
        assertThat(other.heard().frames).hasSize(1);
    }
}

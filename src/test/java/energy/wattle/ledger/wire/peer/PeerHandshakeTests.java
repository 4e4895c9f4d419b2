package energy.wattle.ledger.wire.peer;

import static energy.wattle.ledger.wire.peer.Deployment.LIMITS;
import static energy.wattle.ledger.wire.peer.Deployment.MAIN;
import static energy.wattle.ledger.wire.peer.Deployment.at;
import static energy.wattle.ledger.wire.peer.Deployment.eventually;
import static energy.wattle.ledger.wire.peer.Deployment.frame;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.wire.peer.Deployment.Running;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.buffer.ByteBufAllocator;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is linked and who is refused, and for how long. */
class PeerHandshakeTests {

    private static final PeerName EDGE = new PeerName("edge", PeerRole.EDGE_CLUSTER);

    @TempDir
    private Path folder;

    private Deployment deployment;
    private Running cloud;

    @BeforeEach
    void deploy() {
        deployment = new Deployment(folder);
        cloud = deployment.cloud("cloud", MAIN);
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    private PeerSettings dialling(String parent) {
        return new PeerSettings(
                "edge", Set.of(MAIN), Optional.empty(), List.of(at(parent, cloud.port())), false, LIMITS);
    }

    private static PeerSettings listening(String name) {
        return new PeerSettings(
                name,
                Set.of(MAIN),
                Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                List.of(),
                true,
                LIMITS);
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        PeerFiles files = deployment.files("edge");
        DeploymentAuthority.found("Test", Instant.now())
                .issue(EDGE, Set.of(), Duration.ofDays(1), Instant.now())
                .write(files);
        Running stranger = deployment.start(dialling("cloud"), deployment.identity(files));

        eventually(() -> stranger.refused(Refusal.FOREIGN_CERTIFICATE) > 0);
        eventually(() -> stranger.peer("cloud").fault().isPresent());

        // and by the cloud, if the stranger trusts it
        PemFiles.write(files.authority(), bothAuthorities(files), false);
        stranger.identity().refresh();
        eventually(() -> cloud.refused(Refusal.FOREIGN_CERTIFICATE) > 0);
        assertThat(cloud.lastRefused(Refusal.FOREIGN_CERTIFICATE))
                .contains("CN=edge", "not issued by this deployment's authority");
        assertThat(cloud.heard().notes).isEmpty();
    }

    private String bothAuthorities(PeerFiles files) {
        return PemFiles.read(files.authority()) + DeploymentAuthority.pem(deployment.authority.certificate());
    }

    @Test
    void aCertificateThatIsOutOfDateIsRefused() {
        Instant lastYear = Instant.now().minus(Duration.ofDays(365));
        DeploymentAuthority lasting = DeploymentAuthority.found("Test", lastYear);
        PeerFiles towers = deployment.files("tower");
        lasting.issue(new PeerName("tower", PeerRole.CLOUD), Set.of(), Duration.ofDays(400), lastYear)
                .write(towers);
        PeerFiles files = deployment.files("edge");
        lasting.issue(EDGE, Set.of(), Duration.ofDays(30), lastYear).write(files);
        Running tower = deployment.start(listening("tower"), deployment.identity(towers));

        // whose clock is a year late holds its certificate for valid
        InstantSource late = InstantSource.offset(InstantSource.system(), Duration.ofDays(-360));
        PeerSettings settings =
                new PeerSettings("edge", Set.of(MAIN), Optional.empty(), List.of(at(tower)), false, LIMITS);
        Running edge = deployment.start(settings, PeerIdentity.load(files, PeerAdmission.ISSUED, late));

        eventually(() -> tower.refused(Refusal.OUT_OF_DATE) > 0);
        assertThat(tower.lastRefused(Refusal.OUT_OF_DATE)).contains("the certificate of CN=edge is valid from ");
        assertThat(tower.heard().notes).isEmpty();
        assertThat(edge.refused(Refusal.OUT_OF_DATE)).isZero();
        eventually(() -> edge.peer("tower").fault().isPresent());
        assertThat(edge.peer("tower").fault().orElseThrow()).contains("certificate");
    }

    @Test
    void whoShowsNoCertificateOrSpeaksAnOlderTlsIsNotLinked() throws SSLException {
        PeerIdentity identity = deployment.identity(deployment.issue(EDGE));
        SslContext unknown = GrpcSslContexts.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .build();
        try (RawPeer raw = RawPeer.dial(unknown, cloud)) {
            raw.send(RawPeer.hello(1, "edge", MAIN));
            assertThat(raw.end()).contains("shows no certificate");
        }
        assertThat(cloud.refused(Refusal.NO_CERTIFICATE)).isEqualTo(1);
        assertThat(identity.client("cloud", new Refusals())
                        .newEngine(ByteBufAllocator.DEFAULT)
                        .getEnabledProtocols())
                .containsExactly("TLSv1.3");
        assertThat(identity.server(new Refusals())
                        .newEngine(ByteBufAllocator.DEFAULT)
                        .getEnabledProtocols())
                .containsExactly("TLSv1.3");
        assertThat(cloud.heard().notes).isEmpty();
    }

    @Test
    void whoSaysHelloUnderAnotherNameIsRefused() {
        PeerIdentity identity = deployment.identity(deployment.issue(EDGE));
        try (RawPeer raw = RawPeer.dial(identity, cloud)) {
            raw.send(RawPeer.hello(1, "gateway", MAIN));
            eventually(() -> cloud.refused(Refusal.OTHER_NAME) == 1);
            assertThat(raw.end()).contains("\"edge\" says hello as \"gateway\"");
        }
        assertThat(cloud.heard().notes).isEmpty();
    }

    @Test
    void anotherVersionAndNoHelloAreRefused() {
        PeerIdentity identity = deployment.identity(deployment.issue(EDGE));
        try (RawPeer raw = RawPeer.dial(identity, cloud)) {
            raw.send(RawPeer.hello(2, "edge", MAIN));
            assertThat(raw.end()).contains("version 2 of the protocol, not 1");
        }
        try (RawPeer raw = RawPeer.dial(identity, cloud)) {
            raw.send(PeerLink.message(frame(MAIN, "no hello"), 0));
            assertThat(raw.end()).contains("begins with no hello");
        }
        assertThat(cloud.refused(Refusal.OTHER_VERSION)).isEqualTo(1);
        assertThat(cloud.refused(Refusal.NO_HELLO)).isEqualTo(1);
    }

    @Test
    void whoIsSilentIsNotWaitedForLong() {
        PeerLimits.Times quick = Deployment.QUICK;
        PeerLimits hasty = Deployment.with(new PeerLimits.Times(
                Duration.ofMillis(300),
                quick.reconnectFirst(),
                quick.reconnectMost(),
                quick.preferred(),
                quick.pause(),
                quick.keepAlive(),
                quick.keepAliveAnswer(),
                quick.recheck()));
        Running waiting = deployment.listening("waiting", PeerRole.CLOUD, 0, List.of(), hasty, MAIN);
        PeerIdentity identity = deployment.identity(deployment.issue(EDGE));
        try (RawPeer raw = RawPeer.dial(identity, waiting)) {
            assertThat(raw.end()).contains("has said no hello within PT0.3S");
        }
    }

    @Test
    void aServerMustHaveTheNameThatWasDialled() {
        Running edge = deployment.start(dialling("tower"), deployment.identity(deployment.issue(EDGE)));
        eventually(() -> edge.refused(Refusal.OTHER_NAME) > 0);
        assertThat(edge.lastRefused(Refusal.OTHER_NAME)).isEqualTo("\"cloud\" answers where \"tower\" should be");
        assertThat(cloud.heard().notes).isEmpty();
    }

    @Test
    void theNewerOfTwoLinksOfOneNameStays() {
        PeerIdentity identity = deployment.identity(deployment.issue(EDGE));
        try (RawPeer first = RawPeer.dial(identity, cloud);
                RawPeer second = RawPeer.dial(identity, cloud)) {
            first.send(RawPeer.hello(1, "edge", MAIN));
            eventually(() -> cloud.isLinkedWith("edge"));
            second.send(RawPeer.hello(1, "edge", MAIN));
            assertThat(first.end()).contains("replaced by a newer link");
            second.send(PeerLink.message(frame(MAIN, "second"), 0));
            eventually(() -> cloud.heard().frames.size() == 1);
        }
        assertThat(cloud.heard().notes.subList(0, 4))
                .containsExactly("linked edge", "unlinked edge", "linked edge", "edge: second");
    }

    @Test
    void aRecheckCutsOffWhoIsNotAdmittedAnyMore() {
        Running edge = deployment.start(dialling("cloud"), deployment.identity(deployment.issue(EDGE)));
        eventually(() -> cloud.isLinkedWith("edge"));

        deployment.revoked.put("edge", "its key was stolen");
        cloud.links().recheck();

        assertThat(cloud.isLinkedWith("edge")).isFalse();
        assertThat(cloud.lastRefused(Refusal.NOT_ADMITTED))
                .isEqualTo("edge (edge-cluster) is not admitted: its key was stolen");
        eventually(() -> edge.heard().notes.contains("unlinked cloud"));
        eventually(() -> cloud.refused(Refusal.NOT_ADMITTED) > 1);
        deployment.revoked.clear();
        eventually(() -> cloud.isLinkedWith("edge"));
    }

    @Test
    void certificatesAreRotatedWhileLinked() {
        PeerFiles files = deployment.issue(EDGE);
        Running edge = deployment.start(dialling("cloud"), deployment.identity(files));
        eventually(() -> cloud.isLinkedWith("edge") && edge.isLinkedWith("cloud"));
        Instant before = edge.identity().certificate().until();

        PemFiles.write(files.certificate(), "half written", false);
        edge.links().recheck();
        assertThat(edge.identity().fault().orElseThrow()).contains("tls.crt");
        assertThat(edge.isLinkedWith("cloud")).isTrue();

        deployment
                .authority
                .issue(EDGE, Set.of(), Duration.ofDays(2), Instant.now())
                .write(files);
        edge.links().recheck();
        assertThat(edge.identity().certificate().until()).isAfter(before);
        assertThat(edge.identity().fault()).isEmpty();
        eventually(() -> edge.heard().notes.size() == 3 && cloud.heard().notes.size() == 3);
        assertThat(cloud.heard().notes).containsExactly("linked edge", "unlinked edge", "linked edge");
        edge.links().spread(frame(MAIN, "with the new certificate"));
        eventually(() -> cloud.heard().frames.size() == 1);
    }
}

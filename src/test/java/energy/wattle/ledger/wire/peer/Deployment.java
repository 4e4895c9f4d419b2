package energy.wattle.ledger.wire.peer;

import static org.awaitility.Awaitility.await;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.wire.peer.PeerLimits.Times;
import energy.wattle.ledger.wire.peer.PeerSettings.Parent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Processes of one deployment, each with files, identity and links of its own, over the loopback. */
final class Deployment implements AutoCloseable {

    static final ChainId MAIN = chain(1);
    static final ChainId NORTH = chain(2);
    static final ChainId SOUTH = chain(3);

    static final Times QUICK = new Times(
            Duration.ofSeconds(2),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofHours(1));

    static final PeerLimits LIMITS = with(QUICK);

    final DeploymentAuthority authority = DeploymentAuthority.found("Test", Instant.now());
    final Map<String, String> revoked = new ConcurrentHashMap<>();
    private final Path folder;
    private final List<Running> processes = new ArrayList<>();

    Deployment(Path folder) {
        this.folder = folder;
    }

    static PeerLimits with(Times times) {
        return new PeerLimits(100, 1_000, 8 << 20, FrameCodec.LENGTH + 1, 100_000, times);
    }

    private static ChainId chain(int number) {
        byte[] hash = new byte[Hash.LENGTH];
        Arrays.fill(hash, (byte) number);
        return new ChainId(new Hash(Bytes.of(hash)));
    }

    static Frame frame(ChainId chain, String content) {
        return new Frame(chain, 7, true, Optional.empty(), Bytes.ofUtf8(content));
    }

    static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }

    /** One process, with what its listener heard. */
    record Running(String name, PeerLinks links, Heard heard, PeerIdentity identity) {

        int port() {
            return links.port().orElseThrow();
        }

        PeerStatus peer(String peer) {
            return links.peers().stream()
                    .filter(status -> status.name().equals(peer))
                    .findFirst()
                    .orElseThrow();
        }

        boolean isLinkedWith(String peer) {
            return links.peers().stream().anyMatch(status -> status.name().equals(peer) && status.isLinked());
        }

        String lastRefused(Refusal refusal) {
            return Objects.requireNonNull(links.refused().get(refusal)).last();
        }

        long refused(Refusal refusal) {
            RefusedHandshakes refused = links.refused().get(refusal);
            return refused == null ? 0 : refused.times();
        }
    }

    PeerFiles files(String name) {
        try {
            return PeerFiles.in(Files.createDirectories(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files for this process, by this deployment's authority. */
    PeerFiles issue(PeerName name) {
        PeerFiles files = files(name.name());
        authority.issue(name, Set.of(), Duration.ofDays(1), Instant.now()).write(files);
        return files;
    }

    PeerIdentity identity(PeerFiles files) {
        return PeerIdentity.load(
                files,
                certificate ->
                        Optional.ofNullable(revoked.get(certificate.name().name())),
                InstantSource.system());
    }

    Running cloud(String name, ChainId... follows) {
        return listening(name, PeerRole.CLOUD, 0, List.of(), LIMITS, follows);
    }

    Running listening(
            String name, PeerRole role, int port, List<Parent> parents, PeerLimits limits, ChainId... follows) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return start(role, new PeerSettings(name, Set.of(follows), Optional.of(address), parents, true, limits));
    }

    Running gateway(String name, List<Parent> parents, ChainId... follows) {
        return gateway(name, parents, LIMITS, follows);
    }

    Running gateway(String name, List<Parent> parents, PeerLimits limits, ChainId... follows) {
        return start(
                PeerRole.GATEWAY, new PeerSettings(name, Set.of(follows), Optional.empty(), parents, false, limits));
    }

    private Running start(PeerRole role, PeerSettings settings) {
        return start(settings, identity(issue(new PeerName(settings.name(), role))));
    }

    Running start(PeerSettings settings, PeerIdentity identity) {
        Heard heard = new Heard();
        Running process = new Running(settings.name(), new PeerLinks(settings, identity, heard), heard, identity);
        processes.add(process);
        process.links().start();
        return process;
    }

    static Parent at(Running parent) {
        return at(parent.name(), parent.port());
    }

    static Parent at(String name, int port) {
        return Parent.at(name, "127.0.0.1:" + port);
    }

    @Override
    public void close() {
        processes.reversed().forEach(process -> process.links().close());
    }
}

package energy.wattle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong with processes, lines, disks and keys, in mid-session. After each fault nothing that was accepted is
 * lost, and all tiers agree to the byte.
 */
class DeploymentFaultsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BLOCKS = 3;
    private static final String AUTHORITY = "ca.crt";

    private final Deployment deployment = Deployment.shared();
    private final Agreement agreement = new Agreement(deployment);
    private final String zone = deployment.zone();
    private final String last = deployment.instances("gateway").getLast();

    @TempDir
    Path folder;

    @AfterEach
    void allTiersAgree() {
        agreement.check();
    }

    @Test
    void aGatewayIsKilled() {
        deployment.kill(last);
        Set<String> accepted = agreement.accepted(last);
        agreement.awaitProgress(deployment.edge(), zone, BLOCKS);

        deployment.restart(last);
        agreement.awaitHeight(last, zone, agreement.height(deployment.edge(), zone));
        agreement.awaitFate(accepted, last);
    }

    @Test
    void theEdgeClusterIsKilled() {
        String edge = deployment.edge();
        deployment.kill(edge);
        Set<String> accepted = agreement.accepted(edge);
        // Its gateways find the cloud meanwhile, and go on by it.
        agreement.awaitProgress(last, zone, 1);

        deployment.restart(edge);
        agreement.awaitProgress(edge, zone, BLOCKS);
        agreement.awaitFate(accepted, edge);
    }

    @Test
    void theCloudIsKilled() {
        deployment.kill(Deployment.CLOUD);
        Set<String> accepted = agreement.accepted(Deployment.CLOUD);
        agreement.awaitProgress(deployment.edge(), zone, 1);

        deployment.restart(Deployment.CLOUD);
        agreement.awaitProgress(Deployment.CLOUD, zone, BLOCKS);
        agreement.awaitFate(accepted, Deployment.CLOUD);
    }

    @Test
    void aLinkIsCutAndHealed() {
        String before = deployment.parents(last);
        List<LinkProxy> lines = List.of(proxy(deployment.edge()), proxy(Deployment.CLOUD));
        deployment.setParents(
                last,
                "%s@127.0.0.1:%d,%s@127.0.0.1:%d"
                        .formatted(
                                deployment.edge(),
                                lines.getFirst().port(),
                                Deployment.CLOUD,
                                lines.getLast().port()));
        try {
            deployment.restart(last);
            agreement.awaitHeight(last, zone, agreement.height(deployment.edge(), zone));

            lines.forEach(LinkProxy::cut);
            agreement.awaitProgress(deployment.edge(), zone, BLOCKS);
            assertThat(agreement.height(last, zone)).isLessThan(agreement.height(deployment.edge(), zone));

            lines.forEach(LinkProxy::heal);
            agreement.awaitHeight(last, zone, agreement.height(deployment.edge(), zone));
        } finally {
            deployment.setParents(last, before);
            deployment.restart(last);
            lines.forEach(LinkProxy::close);
        }
    }

    @Test
    void aProcessWithACertificateOfAnotherAuthorityIsRefusedLoggedAndCounted() throws IOException {
        Path keys = deployment.keys().resolve(last);
        Path own = Files.createDirectory(folder.resolve("own"));
        copy(keys, own);
        Launcher.run(
                "keys",
                "--plan",
                deployment.plan().toString(),
                "--out",
                folder.resolve("others").toString());
        try {
            copy(folder.resolve("others").resolve(last), keys);
            // It knows whom it talks to: who does not know it is the other side.
            Files.writeString(
                    keys.resolve(AUTHORITY),
                    Files.readString(own.resolve(AUTHORITY)) + Files.readString(keys.resolve(AUTHORITY)));
            deployment.restart(last);
            long height = agreement.height(last, zone);
            double before = refusals(deployment.edge());
            Awaitility.await("a refusal that the edge cluster counts")
                    .atMost(PATIENCE)
                    .until(() -> refusals(deployment.edge()) > before);
            agreement.awaitProgress(deployment.edge(), zone, BLOCKS);
            assertThat(agreement.height(last, zone)).isEqualTo(height);
            assertThat(deployment.log(deployment.edge())).contains("handshake refused");
        } finally {
            copy(own, keys);
            deployment.restart(last);
        }
    }

    private LinkProxy proxy(String instance) {
        return new LinkProxy(deployment.peerPort(instance));
    }

    /** Handshakes that an instance has refused since it was started, for whatever reason. */
    private double refusals(String instance) {
        return deployment.metric(instance, "wattle_peers_refused_total");
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String name : List.of(AUTHORITY, "tls.crt", "tls.key")) {
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

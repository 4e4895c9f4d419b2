package energy.wattle.ledger.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.NodeId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeysCommandTest {

    private static final DeploymentPlan PLAN = plan("P1", "P2", "P3", "P4");

    @TempDir
    Path folder;

    @Test
    void makesAFolderForEachInstanceWhoseSecretsNobodyElseReads() throws IOException {
        assertThat(run(PLAN).exit()).isZero();
        for (String instance : List.of("cloud", "edge-north", "gateway-P1", "gateway-P4")) {
            assertThat(keys().resolve(instance).resolve("tls.crt")).exists();
            assertThat(keys().resolve(instance).resolve("ca.crt")).exists();
            for (String secret : List.of("instance.secret", "tls.key")) {
                assertThat(Files.getPosixFilePermissions(
                                keys().resolve(instance).resolve(secret)))
                        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            }
        }
    }

    @Test
    void theDocumentSaysWhatChainsStartFromAndWhoHoldsWhichKey() throws IOException {
        run(PLAN);
        MarketDocument document = MarketDocument.read(keys().resolve("market.json"));
        assertThat(document.founding().validators().get(new NodeId("our-market")))
                .containsExactly(new NodeId("cloud"), new NodeId("north"));
        assertThat(document.founding().validators().get(new NodeId("north"))).hasSize(4);
        KeyDirectory edge = document.directory("edge-north");
        assertThat(edge.holds(KeyName.of("participant", "P5"))).as("custodial").isTrue();
        assertThat(edge.holds(KeyName.of("participant", "P1"))).isFalse();
        assertThat(edge.holds(KeyName.of("session", "its own business"))).isTrue();
        assertThat(document.directory("gateway-P1").holds(KeyName.of("validator", "north/P1")))
                .isTrue();
    }

    @Test
    void runAgainItKeepsSecretsAndIssuesCertificatesAnew() throws IOException {
        run(PLAN);
        Path secret = keys().resolve("cloud").resolve("instance.secret");
        Path certificate = keys().resolve("cloud").resolve("tls.crt");
        String before = Files.readString(secret);
        String issued = Files.readString(certificate);
        assertThat(run(PLAN).said()).contains("6 instances of the market our-market, 0 of them new");
        assertThat(Files.readString(secret)).isEqualTo(before);
        assertThat(Files.readString(certificate)).isNotEqualTo(issued);
    }

    @Test
    void anotherPlanIsRefusedAndLeavesNothingBehind() throws IOException {
        run(PLAN);
        String before = Files.readString(keys().resolve("market.json"));
        Ran other = run(plan("P1", "P2", "P3", "P6"));
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.said()).contains("market.json is of another market or plan; name an empty folder");
        assertThat(Files.readString(keys().resolve("market.json"))).isEqualTo(before);
        assertThat(keys().resolve("gateway-P6")).doesNotExist();
    }

    @Test
    void aFileThatIsNoPlanIsToldWithWhatIsWrong() throws IOException {
        Path file = folder.resolve("plan.json");
        Files.writeString(file, "{ \"market\": \"our-market\", \"zones\": 3 }");
        Ran ran = run(file);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.said()).contains("plan.json", "'suite'");
    }

    @Test
    void aPlanChecksItself() {
        assertThatThrownBy(() -> plan("P1"))
                .hasMessage("edges.gateways of north: '1' cannot be used; right is 2 to 150;"
                        + " a zone withstands a faulty gateway from 4 on");
        assertThatThrownBy(() -> plan("P1", "P1"))
                .hasMessage("edges.gateways: 'P1' cannot be used; right is a name used once");
    }

    private static DeploymentPlan plan(String... gateways) {
        return new DeploymentPlan(
                "our-market",
                "ed25519",
                Instant.parse("2026-12-01T00:00:00Z"),
                new TreeMap<>(),
                List.of(new DeploymentPlan.Edge("north", List.of(gateways), List.of("P5"))));
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private record Ran(int exit, String said) {}

    private Ran run(DeploymentPlan plan) throws IOException {
        Path file = folder.resolve("plan.json");
        DeploymentPlanFile.write(plan, file);
        return run(file);
    }

    private Ran run(Path plan) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int exit = new CommandLine(new KeysCommand())
                .setOut(out)
                .setErr(out)
                .execute("--plan", plan.toString(), "--out", keys().toString());
        return new Ran(exit, said.toString());
    }
}

package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import energy.wattle.ledger.Enrolments;
import energy.wattle.ledger.Enrolments.Standing;
import energy.wattle.ledger.Enrolments.Tier;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.wire.KeysCommand;
import energy.wattle.ledger.wire.peer.EnrolmentRefusal;
import energy.wattle.ledger.wire.peer.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Instances join, are replaced and leave while the market runs, over links of TLS. Source: decision 0085. */
class EnrolmentTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final NodeId ZONE = new NodeId("Z1");

    @TempDir
    Path folder;

    private LinkedInstances market;

    @BeforeEach
    void found() throws IOException {
        market = LinkedInstances.found(folder, List.of("P1", "P2", "P3", "P4"), List.of("P5"));
        market.startAll();
    }

    @AfterEach
    void stop() {
        market.close();
    }

    @Test
    void aFifthGatewayJoinsVotesOpensAllEpochKeysAndLeaves() {
        await().atMost(PATIENCE).until(() -> market.height("edge-Z1", "Z1") >= 12);
        String token = issue("P5");
        Joined joined = join(token, "gateway-P5");
        assertThat(joined.said()).contains("gateway-P5 (gateway) of zone Z1 has joined");
        assertThat(joined.exit()).isZero();
        assertThat(join(token, "gateway-again").said()).contains("this token has been used");
        assertThat(counts().times(EnrolmentRefusal.USED)).isPositive();

        market.start("gateway-P5");
        await().atMost(PATIENCE).until(() -> market.voters("edge-Z1", "Z1").contains(new NodeId("P5")));
        assertThat(market.instance("edge-Z1").getBean(DerivedKeystore.class).holds(KeyName.of("participant", "P5")))
                .as("the edge cluster keeps its keys no more")
                .isFalse();
        market.stop("gateway-P1"); // of five, four are needed: those who are left decide only if the newcomer votes
        long before = market.height("edge-Z1", "Z1");
        await().atMost(PATIENCE).until(() -> market.height("edge-Z1", "Z1") >= before + 12);
        assertThat(opensAllEpochKeys("gateway-P5")).isTrue();

        market.start("gateway-P1");
        assertThat(enrolments().retire("gateway-P5", "sold")).isInstanceOf(Enrolments.Done.class);
        await().atMost(PATIENCE).until(() -> !market.voters("edge-Z1", "Z1").contains(new NodeId("P5")));
        await().atMost(PATIENCE)
                .until(() -> market.instance("edge-Z1")
                        .getBean(PeerProcess.class)
                        .refused()
                        .containsKey(Refusal.NOT_ADMITTED));
        assertThat(standing("gateway-P5")).isEqualTo(Standing.RETIRED);
    }

    @Test
    void aMachineWithALostDiskIsReplacedByOneWithFreshKeys() throws IOException {
        await().atMost(PATIENCE).until(() -> market.height("edge-Z1", "Z1") >= 12);
        market.stop("gateway-P4");
        market.forgetDatabase("gateway-P4");
        assertThatThrownBy(() -> market.start("gateway-P4"))
                .as("its node would sign again what it has signed")
                .rootCause()
                .hasMessageContaining("was used with another database");
        Files.move(market.keys("gateway-P4"), folder.resolve("old"));
        market.forgetDatabase("gateway-P4");
        var key = market.key("edge-Z1", "Z1", "P4");
        assertThat(join(issue("P4"), "gateway-P4").exit()).isZero();

        market.start("gateway-P4");
        await().atMost(PATIENCE).until(() -> !market.key("edge-Z1", "Z1", "P4").equals(key));
        market.stop("gateway-P1");
        long before = market.height("edge-Z1", "Z1");
        await().atMost(PATIENCE).until(() -> market.height("edge-Z1", "Z1") >= before + 12);
        assertThat(opensAllEpochKeys("gateway-P4")).isTrue();
        assertThat(standing("gateway-P4")).isEqualTo(Standing.ENROLLED);
    }

    @Test
    void tokensThatAreNoneAreRefusedWithWhatToDo() {
        Enrolments.Issued issued = (Enrolments.Issued) enrolments().issue(Tier.GATEWAY, ZONE, "P5");
        assertThat(join(issued.text().substring(0, 80), "a").said()).contains("copy it whole from the page");
        long first = enrolments().tokens().getFirst().id();
        enrolments().revoke(first);
        assertThat(join(issued.text(), "b").said()).contains("this token has been revoked");
        assertThat(join(market.foreignToken(issued.text()), "c").said()).contains("another fingerprint");
        assertThat(join(market.unknownToken(issued.text()), "d").said()).contains("this token was never issued here");
        market.expire(issue("P5"));
        assertThat(join(market.lastToken(), "e").said()).contains("this token has expired");
        assertThat(counts().times(EnrolmentRefusal.REVOKED)).isEqualTo(1);
        assertThat(counts().times(EnrolmentRefusal.UNKNOWN)).isEqualTo(1);
        assertThat(counts().times(EnrolmentRefusal.EXPIRED)).isEqualTo(1);
        assertThat(enrolments().tokens())
                .extracting(Enrolments.Token::state)
                .containsExactly(Enrolments.TokenState.EXPIRED, Enrolments.TokenState.REVOKED);
        assertThat(enrolments().retire("gateway-P1", "sold"))
                .as("four are left")
                .isInstanceOf(Enrolments.Refused.class);
        assertThat(enrolments().retire("edge-Z1", "sold")).isInstanceOf(Enrolments.Refused.class);
    }

    private Standing standing(String name) {
        return enrolments().instances().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    private boolean opensAllEpochKeys(String name) {
        Chain chain = market.chain(name, "Z1");
        NodeStores stores = market.instance(name).getBean(NodeStores.class);
        HeldEpochKeys held =
                new HeldEpochKeys(chain, stores, market.instance(name).getBean(DerivedKeystore.class));
        long newest =
                NodeState.epochInForce(stores.states().view(chain.number())).orElseThrow();
        assertThat(newest).isPositive();
        for (long epoch = 0; epoch <= newest; epoch++) {
            if (NodeState.epochKey(stores.states().view(chain.number()), epoch).isPresent()
                    && held.epochKey(epoch).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Enrolments enrolments() {
        return market.instance("cloud").getBean(Enrolments.class);
    }

    private EnrolmentCounts counts() {
        return market.instance("cloud").getBean(EnrolmentCounts.class);
    }

    private String issue(String node) {
        Enrolments.Answer answer = enrolments().issue(Tier.GATEWAY, ZONE, node);
        assertThat(answer).isInstanceOf(Enrolments.Issued.class);
        return market.remember(((Enrolments.Issued) answer).text());
    }

    private record Joined(int exit, String said) {}

    private Joined join(String token, String instance) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int exit = new CommandLine(new KeysCommand())
                .setOut(out)
                .setErr(out)
                .execute("--enrol", token, "--out", market.keys(instance).toString());
        return new Joined(exit, said.toString());
    }
}

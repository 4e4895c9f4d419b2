package energy.wattle.ledger.service;

import static energy.wattle.ledger.service.SixInstances.EDGE;
import static energy.wattle.ledger.service.SixInstances.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.PacedClock;
import energy.wattle.ledger.core.election.ElectionState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance whose host's clock is ten minutes off. Source: decision 0086. */
class WrongClockTests {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final String OFF = DeploymentPlan.Edge.gateway("P4");
    private static final NodeId NODE = new NodeId("P4");

    @TempDir
    Path folder;

    private SixInstances instances;

    @BeforeEach
    void start() {
        instances = new SixInstances(folder);
        await().atMost(PATIENCE).until(() -> instances.height(EDGE, "Z1") >= 3);
    }

    @AfterEach
    void stop() {
        instances.close();
    }

    @Test
    void itIsToldAndExcludedAndComesBackByItself() {
        set(TEN_MINUTES);
        await().atMost(PATIENCE).until(() -> watch(OFF).isWrong());
        assertThat(alarms(OFF)).singleElement().asString().startsWith("ledger.alarm.clock.own.ahead");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(alarms(EDGE))
                        .singleElement()
                        .asString()
                        .startsWith("ledger.alarm.clock.other.ahead(gateway-P4"));
        assertThat(instances
                        .at(OFF)
                        .getBean(ClockHealthIndicator.class)
                        .health()
                        .getStatus())
                .isEqualTo(ChainsHealthIndicator.STANDING_STILL);
        assertThat(excluded(OFF)).isOne();
        assertThat(excluded(EDGE)).isZero();

        // The others go on without it, it follows, and nobody holds anything against it.
        long before = instances.height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> instances.height(EDGE, "Z1") >= before + 25);
        await().atMost(PATIENCE).until(() -> instances.height(OFF, "Z1") >= before + 25);
        assertThat(votes(before + 5)).doesNotContain(NODE);
        assertThat(blockTimes(before))
                .allSatisfy(time -> assertThat(time).isBefore(Instant.now().plusSeconds(5)));

        set(Duration.ZERO);
        await().atMost(PATIENCE).until(() -> !watch(OFF).isWrong());
        assertThat(alarms(OFF)).isEmpty();
        await().atMost(PATIENCE).until(() -> alarms(EDGE).isEmpty());
        assertThat(Duration.between(instances.at(OFF).getBean(PacedClock.class).instant(), Instant.now())
                        .abs())
                .isLessThan(Duration.ofSeconds(5));

        // With another one away, the three that are left decide only if it votes again.
        instances.stop(DeploymentPlan.Edge.gateway("P1"));
        long now = instances.height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> instances.height(EDGE, "Z1") >= now + 5);
        assertThat(votes(now + 3)).contains(NODE);
        assertThat(election().evicted()).isEmpty();
        assertThat(election().validators().members()).hasSize(4);
    }

    @Test
    void theEdgeClustersOwnWrongClockExcludesItAndNoneOfItsGateways() {
        instances.clock(EDGE).set(TEN_MINUTES.negated());
        await().atMost(PATIENCE).until(() -> watch(EDGE).isWrong());
        assertThat(alarms(EDGE)).singleElement().asString().startsWith("ledger.alarm.clock.own.behind");
        await().atMost(PATIENCE)
                .until(() ->
                        alarms(OFF).stream().anyMatch(alarm -> alarm.startsWith("ledger.alarm.clock.other.behind")));
        assertThat(watch(OFF).isWrong()).isFalse();
        long before = instances.height(EDGE, "Z1");
        await().atMost(PATIENCE).until(() -> instances.height(EDGE, "Z1") >= before + 10);
        instances.clock(EDGE).set(Duration.ZERO);
        await().atMost(PATIENCE).until(() -> !watch(EDGE).isWrong());
    }

    private void set(Duration ahead) {
        instances.clock(OFF).set(ahead);
    }

    private ClockWatch watch(String name) {
        return instances.at(name).getBean(ClockWatch.class);
    }

    private List<String> alarms(String name) {
        return instances.at(name).getBean("clockAlarms", AlarmSource.class).alarms(Instant.now()).stream()
                .map(alarm -> "%s%s"
                        .formatted(alarm.what().key(), alarm.what().arguments())
                        .replace('[', '(')
                        .replace(']', ')'))
                .toList();
    }

    private double excluded(String name) {
        MeterRegistry registry = new SimpleMeterRegistry();
        instances.at(name).getBean("clockMeters", MeterBinder.class).bindTo(registry);
        return registry.get("wattle.clock.excluded").gauge().value();
    }

    private ElectionState election() {
        Chain zone = instances.chain(EDGE, "Z1");
        return new ElectionState(zone.suite(), zone.genesis(), instances.state(EDGE, "Z1"));
    }

    /** Who has voted in the certificates from a height on. */
    private List<NodeId> votes(long from) {
        Chain zone = instances.chain(EDGE, "Z1");
        NodeStores stores = instances.at(EDGE).getBean(NodeStores.class);
        SetHistory sets = new SetHistory(zone, stores);
        return stores.blocks().from(zone.number(), from, 1_000).stream()
                .flatMap(block ->
                        energy.wattle.ledger.core.ChainCodec.decodeCertificate(block.certificate()).votes().stream()
                                .map(vote -> sets.at(block.height())
                                        .members()
                                        .get(vote.validator())
                                        .id()))
                .distinct()
                .toList();
    }

    private List<Instant> blockTimes(long from) {
        Chain zone = instances.chain(EDGE, "Z1");
        return instances.at(EDGE).getBean(NodeStores.class).blocks().from(zone.number(), from, 1_000).stream()
                .map(block -> Instant.ofEpochMilli(block.time()))
                .toList();
    }
}

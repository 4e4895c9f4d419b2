package energy.wattle.ledger.service;

import static energy.wattle.ledger.service.ChainsHealthIndicator.STANDING_STILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.service.Heartbeats.Pair;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What is told to those who watch an instance, of a chain that four nodes decide. */
class ObservationTest {

    private static final NodeId FIRST = new NodeId("node-000");
    private static final NodeId SECOND = new NodeId("node-001");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HeardNetwork network = new HeardNetwork();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private Duration undone = Duration.ZERO;

    @Test
    void allIsWellWhileChainsGoOn() {
        network.open();
        network.pass(Duration.ofHours(1));

        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(health().getDetails()).isEmpty();
    }

    @Test
    void aChainThatWaitsForLongIsNamedWithThoseOfWhomNothingIsHeard() {
        network.open();
        network.book().waits(true);
        network.hear(0);
        network.hear(1);
        network.pass(MINUTE.minusMillis(1));
        assertThat(health().getStatus()).isEqualTo(Status.UP);

        network.pass(Duration.ofMillis(1));

        assertThat(health().getStatus()).isEqualTo(STANDING_STILL);
        assertThat(health().getDetails())
                .containsEntry("north", "waits for a quorum for 60 s; nothing heard of node-002, node-003");
    }

    @Test
    void aMarketThatDoesNotGoOnIsToldToo() {
        undone = MINUTE;

        assertThat(health().getStatus()).isEqualTo(STANDING_STILL);
        assertThat(health().getDetails()).containsEntry("market", "what is due has not been done for 60 s");
    }

    @Test
    void howLongIsLongHasLimits() {
        for (Duration wrong : new Duration[] {Duration.ofSeconds(4), Duration.ofMinutes(61)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HealthProperties(wrong))
                    .withMessageContaining("wattle.health.standing-still-after: %s".formatted(wrong))
                    .withMessageContaining("5s to 1h is right");
        }
    }

    @Test
    void votesAndThoseWhoAreMissingAreMetered() {
        bind();
        network.open();
        network.hear(0);
        network.hear(3);
        network.book().waits(true);
        network.pass(Duration.ofMillis(1_500));

        assertThat(registry.get("wattle.ledger.votes")
                        .tag("chain", "north")
                        .tag("word", "prepare")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        assertThat(gauge("wattle.ledger.missing.voters")).isEqualTo(2);
        assertThat(gauge("wattle.ledger.peers")).isEqualTo(4);
        assertThat(registry.get("wattle.ledger.quorum.wait").timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(1.5);
    }

    @Test
    void roundTripsAndLossesAreMetered() {
        bind();
        network.open();
        Heartbeats heartbeats = network.book().heartbeats();
        Pair there = new Pair(FIRST, SECOND);
        heartbeats.sent(there, 1, 0);
        heartbeats.answered(there, 1, Duration.ofMillis(20).toNanos());
        heartbeats.sent(new Pair(SECOND, FIRST), 2, 0);
        heartbeats.sent(new Pair(SECOND, FIRST), 3, MINUTE.toNanos());

        var trips = registry.get("wattle.link.round.trip").functionTimer();
        assertThat(trips.count()).isEqualTo(1);
        assertThat(trips.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(20);
        assertThat(registry.get("wattle.link.lost.pings").functionCounter().count())
                .isEqualTo(1);
        assertThat(gauge("wattle.ledger.peers.reachable"))
                .as("the second answers, the first does not")
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsNoNumber() {
        bind();

        assertThat(gauge("wattle.ledger.height")).isNaN();
        assertThat(gauge("wattle.ledger.missing.voters")).isZero();
    }

    private void bind() {
        new ChainMeters(
                        network.chains(),
                        network.books(),
                        () -> undone,
                        new ChainMeters.Standing(
                                () -> {
                                    throw new IllegalStateException("no database");
                                },
                                () -> Instant.EPOCH))
                .bindTo(registry);
    }

    private double gauge(String name) {
        return registry.get(name).tag("chain", "north").gauge().value();
    }

    private Health health() {
        return new ChainsHealthIndicator(network.chains(), network.books(), () -> undone, new HealthProperties(MINUTE))
                .health();
    }
}

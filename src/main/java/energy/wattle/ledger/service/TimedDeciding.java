package energy.wattle.ledger.service;

import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.core.Ground;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Measures how long blocks take from when they were due to when they are final and stored. For one thread at a time.
 */
final class TimedDeciding implements Deciding {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final Deciding deciding;
    private final Timer timer;
    private final MeterRegistry registry;
    private OptionalLong dueSince = OptionalLong.empty();

    TimedDeciding(Deciding deciding, Chain chain, MeterRegistry registry) {
        this.deciding = deciding;
        this.registry = registry;
        timer = Timer.builder("wattle.ledger.finality.delay")
                .description("From when a block was due to when it was final and stored")
                .tag("chain", chain.market().name().code())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public void begin(Ground ground) {
        dueSince = OptionalLong.empty();
        deciding.begin(ground);
    }

    @Override
    public void restart(Ground ground) {
        dueSince = OptionalLong.empty();
        deciding.restart(ground);
    }

    @Override
    public Optional<Decided> decide(long time, Supplier<List<LedgerRecord>> pending) {
        if (dueSince.isEmpty()) {
            dueSince = OptionalLong.of(registry.config().clock().monotonicTime());
        }
        return deciding.decide(time, pending);
    }

    @Override
    public boolean isAmongOthers() {
        return deciding.isAmongOthers();
    }

    @Override
    public boolean isCalled() {
        return deciding.isCalled();
    }

    @Override
    public Optional<Decided> hear(long time, Supplier<List<LedgerRecord>> pending) {
        return deciding.hear(time, pending);
    }

    @Override
    public void stored(Decided decided) {
        deciding.stored(decided);
        dueSince.ifPresent(
                since -> timer.record(Duration.ofNanos(registry.config().clock().monotonicTime() - since)));
    }
}

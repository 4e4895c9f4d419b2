package energy.wattle.ledger.service;

import energy.wattle.ledger.wire.peer.EnrolmentRefusal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts who was enrolled and who was refused, by reason. Logs one of each a minute, so that nobody fills the log. */
final class EnrolmentCounts implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(EnrolmentCounts.class);

    private static final long SILENCE = Duration.ofMinutes(1).toNanos();

    private final AtomicLong enrolled = new AtomicLong();
    private final Map<EnrolmentRefusal, Count> refused = new EnumMap<>(EnrolmentRefusal.class);

    private record Count(long times, long logged) {}

    void enrolled(String instance, String from) {
        enrolled.incrementAndGet();
        log.info("{} was enrolled from {}", instance, from);
    }

    synchronized void refused(EnrolmentRefusal refusal, String from, String detail) {
        long now = System.nanoTime();
        Optional<Count> before = Optional.ofNullable(refused.get(refusal));
        long times = times(refusal) + 1;
        boolean isLogged = before.isEmpty() || now - before.get().logged() >= SILENCE;
        refused.put(
                refusal, new Count(times, isLogged ? now : before.orElseThrow().logged()));
        if (isLogged) {
            log.warn("enrolment from {} refused ({}, {} times so far) {}", from, refusal, times, detail);
        }
    }

    synchronized long times(EnrolmentRefusal refusal) {
        return Optional.ofNullable(refused.get(refusal)).map(Count::times).orElse(0L);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("wattle.enrolment.enrolled", enrolled, AtomicLong::get)
                .description("Instances that were enrolled with a token")
                .register(registry);
        for (EnrolmentRefusal reason : EnrolmentRefusal.values()) {
            FunctionCounter.builder("wattle.enrolment.refused", this, counts -> counts.times(reason))
                    .description("Attempts to enrol that were refused")
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
    }
}

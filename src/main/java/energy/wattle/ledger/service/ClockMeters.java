package energy.wattle.ledger.service;

import energy.wattle.ledger.core.network.ClockComparison;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** How the host's clock compares with those of the neighbours. */
final class ClockMeters implements MeterBinder {

    private final ClockWatch clocks;

    ClockMeters(ClockWatch clocks) {
        this.clocks = clocks;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder("wattle.clock.ahead", () -> ahead(clocks), TimeUnit.MILLISECONDS)
                .description(
                        "By how much this host's clock is wrong, negative where it is behind; 0 while it is taken for right")
                .register(registry);
        Gauge.builder("wattle.clock.excluded", clocks, watch -> watch.isWrong() ? 1 : 0)
                .description("1 while this instance's nodes neither propose nor vote, since its clock is wrong")
                .register(registry);
        Gauge.builder(
                        "wattle.clock.others",
                        clocks,
                        watch -> watch.verdict().others().size())
                .description("Neighbours whose clock is not like this host's")
                .register(registry);
    }

    private static long ahead(ClockWatch clocks) {
        return clocks.verdict() instanceof ClockComparison.Wrong wrong ? wrong.aheadMillis() : 0;
    }
}

package energy.wattle.ledger.service;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What scrubs have found and put right. */
final class ScrubMeters implements MeterBinder {

    private final ScrubBook book;

    ScrubMeters(ScrubBook book) {
        this.book = book;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "wattle.scrub.findings",
                        book,
                        one -> one.open().values().stream().mapToInt(List::size).sum())
                .description("Rows of the chains that are not what was decided, and not put right yet")
                .register(registry);
        FunctionCounter.builder("wattle.scrub.blocks", book, ScrubBook::blocks)
                .description("Blocks that were checked")
                .register(registry);
        FunctionCounter.builder("wattle.scrub.repairs", book, ScrubBook::repairs)
                .description("Blocks, and states, that were put right")
                .register(registry);
        TimeGauge.builder(
                        "wattle.scrub.completed",
                        () -> book.completedAt()
                                .map(at -> (double) at.toEpochMilli())
                                .orElse(Double.NaN),
                        TimeUnit.MILLISECONDS)
                .description("When all blocks were last gone through, since 1970-01-01T00:00:00Z")
                .register(registry);
    }
}

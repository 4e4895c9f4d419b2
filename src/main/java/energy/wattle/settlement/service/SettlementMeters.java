package energy.wattle.settlement.service;

import energy.wattle.ledger.AfterCommit;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.Projection;
import energy.wattle.settlement.core.SettlementFacts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** What Prometheus is shown of settlement, counted since this process began. */
@Component
class SettlementMeters implements Projection, MeterBinder {

    private final Ledger ledger;
    private final Map<String, LongAdder> settled = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> corrections = new ConcurrentHashMap<>();

    SettlementMeters(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (MarketChain chain : ledger.zones()) {
            String zone = chain.name().code();
            counter(registry, "wattle.market.settled.intervals", "Intervals that were settled", zone, settled);
            counter(
                    registry,
                    "wattle.market.resettlements",
                    "Bookings after the first of an interval",
                    zone,
                    corrections);
        }
    }

    private static void counter(
            MeterRegistry registry, String name, String description, String zone, Map<String, LongAdder> counts) {
        FunctionCounter.builder(name, count(counts, zone), LongAdder::sum)
                .description(description)
                .tag("zone", zone)
                .register(registry);
    }

    /** It keeps no rows. */
    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void project(FinalBlock block) {
        if (!block.chain().isMain()) {
            AfterCommit.run(() -> take(block.chain().name().code(), block));
        }
    }

    private void take(String zone, FinalBlock block) {
        block.results().stream()
                .filter(result -> result.kind().equals(SettlementFacts.SETTLED))
                .map(result -> SettlementFacts.decodeSettled(result.plaintext()))
                .forEach(one ->
                        count(one.booking() <= 1 ? settled : corrections, zone).increment());
    }

    private static LongAdder count(Map<String, LongAdder> counts, String zone) {
        return counts.computeIfAbsent(zone, any -> new LongAdder());
    }
}

package energy.wattle.trading.service;

import energy.wattle.ledger.AfterCommit;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.FinalBlock.FinalRecord;
import energy.wattle.ledger.FinalBlock.FinalResult;
import energy.wattle.ledger.Glimpse;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.RecordKind;
import energy.wattle.trading.Market;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.core.MarketFact;
import energy.wattle.trading.core.MarketFactCodec;
import energy.wattle.units.TradingZoneId;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What Prometheus is shown of the market: what stands in final blocks, counted since this process began. */
@Component
class MarketMeters implements Projection, MeterBinder {

    private static final String DECLARATIONS = "declarations";
    private static final String CLEARINGS = "clearings";
    private static final String TRADES = "trades";

    private final Ledger ledger;
    private final Glimpse<Map<TradingZoneId, Integer>> open;
    private final Map<Counted, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param kind of the session; empty where it is not told */
    private record Counted(String zone, String what, String kind) {}

    MarketMeters(Ledger ledger, Market market) {
        this.ledger = ledger;
        open = new Glimpse<>(() -> zones().stream()
                .collect(Collectors.toMap(
                        Function.identity(), zone -> market.open(zone).size())));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (TradingZoneId zone : zones()) {
            Tags tags = Tags.of("zone", zone.code());
            Gauge.builder(
                            "wattle.market.open.sessions",
                            () -> open.get()
                                    .<Number>map(all -> all.getOrDefault(zone, 0))
                                    .orElse(Double.NaN))
                    .description("Sessions that take declarations")
                    .tags(tags)
                    .register(registry);
            counter(registry, tags, new Counted(zone.code(), DECLARATIONS, ""), "Declarations and withdrawals");
            counter(registry, tags, new Counted(zone.code(), TRADES, ""), "Trades");
            for (SessionKind kind : SessionKind.values()) {
                String name = kind.name().toLowerCase(Locale.ROOT);
                counter(
                        registry,
                        tags.and("session", name),
                        new Counted(zone.code(), CLEARINGS, name),
                        "Sessions that were cleared");
            }
        }
    }

    private void counter(MeterRegistry registry, Tags tags, Counted counted, String description) {
        FunctionCounter.builder("wattle.market." + counted.what(), count(counted), LongAdder::sum)
                .description(description + " in final blocks")
                .tags(tags)
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
        long declarations = block.records().stream()
                .filter(FinalRecord::isInEffect)
                .filter(one -> one.record().kind() == RecordKind.DECLARATION)
                .count();
        count(new Counted(zone, DECLARATIONS, "")).add(declarations);
        for (FinalResult result : block.results()) {
            MarketFactCodec.decode(result.kind(), result.plaintext()).ifPresent(fact -> take(zone, fact));
        }
    }

    private void take(String zone, MarketFact fact) {
        if (fact instanceof MarketFact.TradeMade) {
            count(new Counted(zone, TRADES, "")).increment();
        } else if (fact instanceof MarketFact.SessionCleared cleared) {
            String kind = cleared.session().kind().name().toLowerCase(Locale.ROOT);
            count(new Counted(zone, CLEARINGS, kind)).increment();
        }
    }

    private LongAdder count(Counted counted) {
        return counts.computeIfAbsent(counted, any -> new LongAdder());
    }

    private List<TradingZoneId> zones() {
        return ledger.zones().stream()
                .map(chain -> new TradingZoneId(chain.name().code()))
                .toList();
    }
}

package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainStatus;
import energy.wattle.ledger.ChainStatuses;
import energy.wattle.ledger.Glimpse;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.NodeNetworks.Word;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What Prometheus is shown of chains, of the nodes that decide them, and of the links between those. */
final class ChainMeters implements MeterBinder {

    private final Chains chains;
    private final NetworkBooks books;
    private final Supplier<Duration> sinceRest;
    private final MarketClock clock;
    private final Glimpse<Map<String, ChainStatus>> statuses;

    ChainMeters(Chains chains, NetworkBooks books, Supplier<Duration> sinceRest, Standing standing) {
        this.chains = chains;
        this.books = books;
        this.sinceRest = sinceRest;
        clock = standing.clock();
        statuses = new Glimpse<>(() -> byName(standing.statuses().all()));
    }

    /** Where chains and market time stand. */
    record Standing(ChainStatuses statuses, MarketClock clock) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder("wattle.market.clock.lag", () -> sinceRest.get().toMillis(), TimeUnit.MILLISECONDS)
                .description(
                        "Real time since all that is due in the market was last done; 0 in a process that does not run it")
                .register(registry);
        TimeGauge.builder("wattle.market.time", () -> clock.instant().toEpochMilli(), TimeUnit.MILLISECONDS)
                .description("Market time since 1970-01-01T00:00:00Z")
                .register(registry);
        for (Chain chain : chains.all()) {
            String name = chain.market().name().code();
            ofChain(registry, name, chain.isMain());
            books.of(chain).ifPresent(book -> {
                ofNodes(registry, Tags.of("chain", name), book);
                ofLinks(registry, Tags.of("chain", name), book);
            });
        }
    }

    private void ofChain(MeterRegistry registry, String chain, boolean isMain) {
        Tags tags = Tags.of("chain", chain);
        gauge(
                registry,
                "height",
                "Height of the last final block",
                tags,
                value(chain, status -> Optional.of((double) status.head().height())));
        gauge(
                registry,
                "pending.records",
                "Records that wait for a block",
                tags,
                value(chain, status -> Optional.of((double) status.pending())));
        gauge(
                registry,
                "validators",
                "Nodes that vote",
                tags,
                value(chain, status -> Optional.of((double) status.validators())));
        TimeGauge.builder(
                        "wattle.ledger.head.time",
                        value(
                                chain,
                                status -> Optional.of(
                                        (double) status.head().time().toEpochMilli())),
                        TimeUnit.MILLISECONDS)
                .description("Market time of the last final block since 1970-01-01T00:00:00Z")
                .tags(tags)
                .register(registry);
        if (!isMain) {
            gauge(
                    registry,
                    "anchored.height",
                    "Height of the block that the main chain has anchored last",
                    tags,
                    value(chain, status -> status.anchored().map(height -> (double) height)));
        }
    }

    private static void ofNodes(MeterRegistry registry, Tags tags, NetworkBook book) {
        gauge(registry, "round", "Round in which the last block was decided", tags, book::round);
        gauge(
                registry,
                "missing.voters",
                "Voters of whom nothing was heard at the height at hand",
                tags,
                () -> book.missing().size());
        gauge(
                registry,
                "observing.nodes",
                "Nodes that sign nothing, since their signing state is gone",
                tags,
                () -> book.observers().size());
        gauge(
                registry,
                "peers",
                "Voters and resting nodes",
                tags,
                () -> book.pinged().size());
        gauge(
                registry,
                "peers.reachable",
                "Those that answer most pings of at least one other",
                tags,
                () -> book.heartbeats().reachable(book.pinged()));
        TimeGauge.builder("wattle.ledger.quorum.wait", () -> book.waitingFor().toMillis(), TimeUnit.MILLISECONDS)
                .description("For how long the chain has waited for a quorum")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("wattle.ledger.missed.turns", book, NetworkBook::missedTurns)
                .description("Rounds that went by without a decision of their leader's block")
                .tags(tags)
                .register(registry);
        for (Word word : Word.values()) {
            FunctionCounter.builder("wattle.ledger.votes", book, one -> one.heard(word))
                    .description("Messages of nodes that were heard, by what they say")
                    .tags(tags.and("word", word.name().toLowerCase(Locale.ROOT)))
                    .register(registry);
        }
    }

    private static void ofLinks(MeterRegistry registry, Tags tags, NetworkBook book) {
        Heartbeats heartbeats = book.heartbeats();
        FunctionTimer.builder(
                        "wattle.link.round.trip",
                        heartbeats,
                        Heartbeats::answers,
                        Heartbeats::answeredMicros,
                        TimeUnit.MICROSECONDS)
                .description("Round trips of pings between two nodes")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("wattle.link.lost.pings", heartbeats, Heartbeats::losses)
                .description("Pings without an answer in time")
                .tags(tags)
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry, String name, String description, Tags tags, Supplier<Number> value) {
        Gauge.builder("wattle.ledger." + name, value)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /** NaN while it is not known. */
    private Supplier<Number> value(String chain, Function<ChainStatus, Optional<Double>> part) {
        return () -> statuses.get()
                .flatMap(all -> Optional.ofNullable(all.get(chain)))
                .flatMap(part)
                .orElse(Double.NaN);
    }

    private static Map<String, ChainStatus> byName(List<ChainStatus> all) {
        return all.stream()
                .collect(Collectors.toMap(status -> status.chain().name().code(), Function.identity()));
    }
}

package energy.wattle.sample.service;

import energy.wattle.ledger.Duty;
import energy.wattle.ledger.MarketClock;
import energy.wattle.sample.store.SampleStore;
import energy.wattle.trading.Market;
import energy.wattle.trading.Session;
import energy.wattle.units.TradingZoneId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;

/**
 * Lets the agents declare for each session once, a minute of market time before its gate. Where the blocks are decided
 * with other instances, whose messages take real time, so long in real time before it that a busy machine comes about.
 */
@Order(71)
final class BiddingAgents implements Duty {

    private static final Duration BEFORE_GATE = Duration.ofMinutes(1);
    private static final Duration REAL_TIME_BEFORE_GATE = Duration.ofSeconds(20);

    private final PlayedData played;
    private final Market market;
    private final SampleStore store;
    private final AgentDeclarations declarations;
    private final MarketClock clock;

    BiddingAgents(
            PlayedData played, Market market, SampleStore store, AgentDeclarations declarations, MarketClock clock) {
        this.clock = clock;
        this.played = played;
        this.market = market;
        this.store = store;
        this.declarations = declarations;
    }

    @Override
    public void perform(Instant now) {
        open().filter(session -> !now.isBefore(due(session)) && now.isBefore(session.gate()))
                .filter(session -> !store.hasDeclared(session.id().name()))
                .forEach(session -> declarations.declare(session, now));
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return open().map(this::due).filter(now::isBefore).min(Instant::compareTo);
    }

    @Override
    public Watched watches() {
        return Watched.ZONES;
    }

    private Stream<Session> open() {
        return played.data().zones().stream()
                .filter(zone -> !played.keptIn(zone).isEmpty())
                .flatMap(this::open);
    }

    private Stream<Session> open(TradingZoneId zone) {
        return market.open(zone).stream();
    }

    private Instant due(Session session) {
        Duration longer = REAL_TIME_BEFORE_GATE.multipliedBy(clock.factor());
        boolean isAlone = played.administers() || longer.compareTo(BEFORE_GATE) < 0;
        return session.gate().minus(isAlone ? BEFORE_GATE : longer);
    }
}

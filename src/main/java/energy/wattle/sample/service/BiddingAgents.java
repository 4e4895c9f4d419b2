package energy.wattle.sample.service;

import energy.wattle.ledger.Duty;
import energy.wattle.sample.store.SampleStore;
import energy.wattle.trading.Market;
import energy.wattle.trading.Session;
import energy.wattle.units.TradingZoneId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;

/** Lets the agents declare for each session once, a minute of market time before its gate. */
@Order(71)
final class BiddingAgents implements Duty {

    static final Duration BEFORE_GATE = Duration.ofMinutes(1);

    private final PlayedData played;
    private final Market market;
    private final SampleStore store;
    private final AgentDeclarations declarations;

    BiddingAgents(PlayedData played, Market market, SampleStore store, AgentDeclarations declarations) {
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
        return open().map(BiddingAgents::due).filter(now::isBefore).min(Instant::compareTo);
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

    private static Instant due(Session session) {
        return session.gate().minus(BEFORE_GATE);
    }
}

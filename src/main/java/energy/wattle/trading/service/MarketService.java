package energy.wattle.trading.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.BookedOrder;
import energy.wattle.trading.ClearedInterval;
import energy.wattle.trading.HeldSession;
import energy.wattle.trading.IntervalFigures;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Market;
import energy.wattle.trading.OrderBook;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionDay;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.StoredSession;
import energy.wattle.trading.Trade;
import energy.wattle.trading.TradedEnergy;
import energy.wattle.trading.TradingState;
import energy.wattle.trading.VoidEntry;
import energy.wattle.trading.core.ClearingPicture;
import energy.wattle.trading.core.ZoneSessions;
import energy.wattle.trading.store.MarketReads;
import energy.wattle.trading.store.VoidReads;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers for the market: where sessions stand from the chains' states, all else from the tables that follow them. */
@Service
@Transactional(readOnly = true)
class MarketService implements Market {

    private static final Duration LONGEST = Duration.ofDays(MAXIMUM_DAYS);

    private final ZoneChains zones;
    private final MarketReads reads;
    private final VoidReads voids;

    MarketService(ZoneChains zones, MarketReads reads, VoidReads voids) {
        this.zones = zones;
        this.reads = reads;
        this.voids = voids;
    }

    @Override
    public List<SessionStatus> sessions(TradingZoneId zone, Instant from, Instant to) {
        check(from, to);
        return sessions(zone, from, to, heldById(zone, from, to));
    }

    @Override
    public List<SessionDay.Line> lines(TradingZoneId zone, Instant from, Instant to) {
        check(from, to);
        Map<SessionId, HeldSession> held = heldById(zone, from, to);
        return sessions(zone, from, to, held).stream()
                .map(status -> SessionLines.of(
                        status, Optional.ofNullable(held.get(status.session().id()))))
                .toList();
    }

    private List<SessionStatus> sessions(
            TradingZoneId zone, Instant from, Instant to, Map<SessionId, HeldSession> held) {
        return zones.sessions(zone).stream()
                .flatMap(sessions -> sessions.calendar().closingBetween(from, to).stream()
                        .map(session -> Optional.ofNullable(held.get(session.id()))
                                .map(known -> new SessionStatus(known.session(), known.state()))
                                .orElseGet(() -> sessions.unknown(session))))
                .toList();
    }

    private Map<SessionId, HeldSession> heldById(TradingZoneId zone, Instant from, Instant to) {
        return reads.sessions(zone, from, to).stream()
                .collect(Collectors.toMap(session -> session.session().id(), Function.identity()));
    }

    @Override
    public Optional<SessionStatus> session(SessionId id) {
        return zones.sessions(id.zone()).flatMap(sessions -> sessions.find(id));
    }

    @Override
    public List<Session> open(TradingZoneId zone) {
        return reads.open(zone).stream()
                .map(HeldSession::session)
                .sorted(Comparator.comparing(Session::gate)
                        .thenComparing(session -> session.id().kind()))
                .toList();
    }

    @Override
    public Optional<Bytes> sealingKey(SessionId session) {
        return zones.state(session.zone())
                .flatMap(state -> TradingState.session(state, session))
                .flatMap(StoredSession::sealingKey);
    }

    @Override
    public List<Trade> trades(TradingZoneId zone, Interval interval) {
        return zones.state(zone)
                .map(state -> TradingState.trades(state, interval))
                .orElse(List.of());
    }

    @Override
    public TradedEnergy position(ParticipantId participant, Interval interval) {
        return zones.states().stream()
                .map(state -> TradingState.traded(state, interval, participant))
                .filter(traded -> !traded.equals(TradedEnergy.NONE))
                .findFirst()
                .orElse(TradedEnergy.NONE);
    }

    @Override
    public List<HeldSession> held(TradingZoneId zone, Instant from, Instant to) {
        check(from, to);
        return reads.sessions(zone, from, to);
    }

    @Override
    public List<IntervalFigures> figures(TradingZoneId zone, Instant from, Instant to) {
        check(from, to);
        return reads.figures(zone, from, to);
    }

    @Override
    public List<IntervalFigures> figures(SessionId session) {
        return reads.figures(session);
    }

    @Override
    public List<MadeTrade> trades(TradingZoneId zone, Instant from, Instant to) {
        check(from, to);
        return reads.trades(zone, from, to);
    }

    @Override
    public List<MadeTrade> trades(ParticipantId participant, Instant from, Instant to) {
        check(from, to);
        return reads.trades(participant, from, to);
    }

    @Override
    public List<MadeTrade> trades(SessionId session) {
        return reads.session(session).stream()
                .flatMap(held -> reads.trades(session, held.session().end()).stream())
                .toList();
    }

    @Override
    public SortedMap<Interval, TradedEnergy> positions(ParticipantId participant, Instant from, Instant to) {
        SortedMap<Interval, TradedEnergy> positions = new TreeMap<>();
        for (MadeTrade made : trades(participant, from, to)) {
            positions.merge(made.trade().interval(), TradedEnergy.of(made, participant), TradedEnergy::plus);
        }
        return Collections.unmodifiableSortedMap(positions);
    }

    @Override
    public List<BookedOrder> orders(SessionId session) {
        return reads.session(session).stream()
                .flatMap(held -> reads.orders(session, held.session().end()).stream())
                .toList();
    }

    @Override
    public List<BookedOrder> orders(TradingZoneId zone, Instant from, Instant to) {
        check(from, to);
        return reads.orders(zone, from, to);
    }

    @Override
    public Optional<ClearedInterval> cleared(SessionId session, Interval interval) {
        Optional<ZoneSessions> sessions = zones.sessions(session.zone());
        return reads.session(session)
                .filter(held -> held.state() instanceof SessionState.Cleared)
                .filter(held -> held.session().covers(interval))
                .flatMap(held -> sessions.map(known -> ClearingPicture.of(
                        book(session, interval), known.calendar().timeZone())));
    }

    @Override
    public List<VoidEntry> voids(SessionId session) {
        return voids.of(session);
    }

    private OrderBook book(SessionId session, Interval interval) {
        List<BookedOrder> orders = reads.orders(session.zone(), interval.start(), interval.end()).stream()
                .filter(order -> order.session().equals(session))
                .toList();
        return new OrderBook(interval, of(orders, Ask.class), of(orders, Bid.class));
    }

    private static <T> List<T> of(List<BookedOrder> orders, Class<T> side) {
        return orders.stream()
                .map(BookedOrder::order)
                .filter(side::isInstance)
                .map(side::cast)
                .toList();
    }

    private static void check(Instant from, Instant to) {
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "from %s to %s is longer than %d days".formatted(from, to, MAXIMUM_DAYS));
        }
    }
}

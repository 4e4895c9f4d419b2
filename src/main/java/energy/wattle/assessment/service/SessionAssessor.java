package energy.wattle.assessment.service;

import energy.wattle.assessment.core.Screening;
import energy.wattle.assessment.core.TradingSums;
import energy.wattle.assessment.store.AlarmStore;
import energy.wattle.assessment.store.ProgressStore;
import energy.wattle.assessment.store.TradingSumsStore;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.BookedOrder;
import energy.wattle.trading.HeldSession;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Market;
import energy.wattle.trading.Order;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.Trade;
import energy.wattle.units.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds up cleared sessions, each once, and holds them against the zone's thresholds. */
@Component
@NeedsCapability(Capability.ASSESSMENT)
class SessionAssessor {

    /** Of gates that one look takes in, so that all there ever was is caught up with in parts. */
    private static final Duration LONGEST_LOOK = Duration.ofDays(Market.MAXIMUM_DAYS);

    private final Market market;
    private final TradingSumsStore sums;
    private final AlarmStore alarms;
    private final ProgressStore progress;

    SessionAssessor(Market market, TradingSumsStore sums, AlarmStore alarms, ProgressStore progress) {
        this.market = market;
        this.sums = sums;
        this.alarms = alarms;
        this.progress = progress;
    }

    /**
     * Assesses what has been cleared since the last time, or a part of it.
     *
     * @param head time of the zone's last block: no session with an earlier gate opens any more
     * @return whether there may be more at once
     */
    @Transactional
    public boolean assess(Zone zone, Instant head) {
        Instant from = progress.gate(zone.id());
        if (!from.isBefore(head)) {
            return false;
        }
        Instant until = min(head, from.plus(LONGEST_LOOK));
        List<HeldSession> held = market.held(zone.id(), from, until);
        held.forEach(session -> assess(zone, session));
        Instant reached = held.stream()
                .filter(session -> !session.state().isOver())
                .map(session -> session.session().gate())
                .min(Instant::compareTo)
                .orElse(until);
        if (reached.isAfter(from)) {
            progress.reached(zone.id(), reached);
        }
        return reached.equals(until) && until.isBefore(head);
    }

    private void assess(Zone zone, HeldSession held) {
        Session session = held.session();
        if (held.state() instanceof SessionState.Cleared(var since) && progress.add(session.id(), since.time())) {
            SortedMap<Interval, TradingSums> intervals = intervals(session);
            sums.add(session.id(), intervals);
            alarms.add(Screening.alarms(zone, session.id(), intervals, since.time()));
        }
    }

    private SortedMap<Interval, TradingSums> intervals(Session session) {
        Map<Interval, List<Order>> orders = market.orders(session.id()).stream()
                .collect(Collectors.groupingBy(
                        BookedOrder::interval, Collectors.mapping(BookedOrder::order, Collectors.toList())));
        Map<Interval, List<Trade>> trades = market.trades(session.id()).stream()
                .map(MadeTrade::trade)
                .collect(Collectors.groupingBy(Trade::interval));
        SortedMap<Interval, TradingSums> intervals = new TreeMap<>();
        for (Interval interval : session.intervals()) {
            List<Order> here = orders.getOrDefault(interval, List.of());
            intervals.put(
                    interval,
                    TradingSums.of(of(Ask.class, here), of(Bid.class, here), trades.getOrDefault(interval, List.of())));
        }
        return intervals;
    }

    private static <T extends Order> List<T> of(Class<T> side, List<Order> orders) {
        return orders.stream().filter(side::isInstance).map(side::cast).toList();
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

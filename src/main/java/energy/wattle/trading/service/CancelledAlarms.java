package energy.wattle.trading.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.HeldSession;
import energy.wattle.trading.SessionState.Cancelled;
import energy.wattle.trading.store.MarketReads;
import energy.wattle.units.Problem;
import energy.wattle.units.TradingZoneId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reports the holders of keys by which sessions were cancelled: that they were not released in time, or too early. It
 * is told for {@link #TOLD}, since members lost their trades by it. Source: Ledger, Sealed until the gate.
 */
@Component
class CancelledAlarms implements AlarmSource {

    /** Of market time. */
    static final Duration TOLD = Duration.ofDays(7);

    /** So many are counted; an outage of a week cancels more. */
    private static final int MOST = 1_000;

    private static final Set<CancellationReason> BY_THE_KEY = EnumSet.of(
            CancellationReason.DELIVERY_BEGAN, CancellationReason.KEY_OVERDUE, CancellationReason.KEY_RELEASED_EARLY);

    private final MarketReads market;

    CancelledAlarms(MarketReads market) {
        this.market = market;
    }

    /** One for each zone and reason, so that a long outage is not told a hundred times. */
    @Override
    public List<MarketAlarm> alarms(Instant now) {
        Map<Cause, List<HeldSession>> cancelled = market.cancelled(BY_THE_KEY, now.minus(TOLD), MOST).stream()
                .collect(Collectors.groupingBy(Cause::of, TreeMap::new, Collectors.toList()));
        return cancelled.entrySet().stream()
                .map(entry -> alarm(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @param sessions the latest first */
    private static MarketAlarm alarm(Cause cause, List<HeldSession> sessions) {
        HeldSession last = sessions.getFirst();
        return new MarketAlarm(
                Severity.WARNING,
                what(cause, sessions.size(), last.session().id().name()),
                Optional.of(Cause.cancelled(last).since().time()),
                "operations/sessions",
                Set.of(Reader.OPERATOR, Reader.REGULATOR));
    }

    private static Problem what(Cause cause, int sessions, String last) {
        return switch (cause.reason()) {
            case DELIVERY_BEGAN -> Problem.of("trading.alarm.cancelled.delivery", cause.zone(), sessions, last);
            case KEY_OVERDUE -> Problem.of("trading.alarm.cancelled.overdue", cause.zone(), sessions, last);
            case KEY_RELEASED_EARLY -> Problem.of("trading.alarm.cancelled.early", cause.zone(), sessions, last);
            case NOT_OPENED -> throw new IllegalArgumentException("a session that was never opened has no key");
        };
    }

    /** Whose keys they were, and what went wrong. */
    private record Cause(TradingZoneId zone, CancellationReason reason) implements Comparable<Cause> {

        static Cause of(HeldSession held) {
            return new Cause(held.session().id().zone(), cancelled(held).reason());
        }

        static Cancelled cancelled(HeldSession held) {
            if (held.state() instanceof Cancelled cancelled) {
                return cancelled;
            }
            throw new IllegalStateException(
                    "%s was not cancelled".formatted(held.session().id().name()));
        }

        @Override
        public int compareTo(Cause other) {
            return Comparator.comparing(Cause::zone)
                    .thenComparing(Cause::reason)
                    .compare(this, other);
        }
    }
}

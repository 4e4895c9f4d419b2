package energy.wattle.trading.service;

import energy.wattle.ledger.MarketClock;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.trading.Market;
import energy.wattle.trading.SessionDay;
import energy.wattle.trading.SessionDay.Line;
import energy.wattle.trading.SessionsOfDay;
import energy.wattle.trading.Waiting;
import energy.wattle.trading.Waiting.WaitingSession;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a day together from the calendar and from what was held of it. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasRole('OPERATOR')")
class SessionsOfDayService implements SessionsOfDay {

    private final Members members;
    private final Market market;
    private final Waiting waiting;
    private final MarketClock clock;

    SessionsOfDayService(Members members, Market market, Waiting waiting, MarketClock clock) {
        this.members = members;
        this.market = market;
        this.waiting = waiting;
        this.clock = clock;
    }

    @Override
    public List<Zone> zones() {
        return members.zones();
    }

    @Override
    public SessionDay of(Optional<TradingZoneId> asked, Optional<LocalDate> day) {
        Instant now = clock.instant();
        List<WaitingSession> stuck = waiting.waiting().stream()
                .sorted(Comparator.comparing(WaitingSession::since))
                .toList();
        return members.zones().stream()
                .filter(zone -> asked.stream().allMatch(zone.id()::equals))
                .findFirst()
                .map(zone -> {
                    LocalDate chosen =
                            day.orElseGet(() -> now.atZone(zone.timeZone()).toLocalDate());
                    return new SessionDay(now, stuck, chosen, lines(zone, chosen));
                })
                .orElseGet(() -> new SessionDay(
                        now,
                        stuck,
                        day.orElseGet(() -> now.atZone(ZoneOffset.UTC).toLocalDate()),
                        List.of()));
    }

    private List<Line> lines(Zone zone, LocalDate day) {
        Instant from = day.atStartOfDay(zone.timeZone()).toInstant();
        Instant until = day.plusDays(1).atStartOfDay(zone.timeZone()).toInstant();
        return market.lines(zone.id(), from, until);
    }
}

package energy.wattle.trading.service;

import energy.wattle.ledger.ChainStatuses;
import energy.wattle.ledger.MarketClock;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.trading.Market;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicDay.OpenGate;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionDay;
import energy.wattle.trading.core.PublicSums;
import energy.wattle.units.MarketDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts zones' days of delivery together from the calendar, from what was held, and from what was cleared. */
@Service
@Transactional(readOnly = true)
class PublicDays {

    /** Day-ahead sessions have their gate on the day before; where the clock changes, a day has 25 hours. */
    private static final Duration GATES_BEFORE = Duration.ofHours(50);

    /** Before, local midnights were not everywhere on the quarter hour; and nobody plans farther. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2100;

    private final Members members;
    private final Market market;
    private final MarketClock clock;
    private final ChainStatuses chains;

    PublicDays(Members members, Market market, MarketClock clock, ChainStatuses chains) {
        this.members = members;
        this.market = market;
        this.clock = clock;
        this.chains = chains;
    }

    List<PublicDay> today() {
        Instant now = clock.instant();
        Map<String, Long> heights = heights();
        return members.zones().stream()
                .map(zone -> day(zone, MarketDay.of(now, zone.timeZone()), now, heights))
                .toList();
    }

    Optional<PublicDay> of(String code, LocalDate day) {
        boolean canBe = day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
        return members.zones().stream()
                .filter(zone -> canBe && zone.id().code().equals(code))
                .findFirst()
                .map(zone -> day(zone, new MarketDay(day, zone.timeZone()), clock.instant(), heights()));
    }

    private PublicDay day(Zone zone, MarketDay day, Instant now, Map<String, Long> heights) {
        return new PublicDay(
                zone,
                day,
                now,
                heights.getOrDefault(zone.id().code(), 0L),
                sessions(zone, day),
                gates(zone, now),
                PublicSums.of(market.figures(zone.id(), day.start(), day.end()), now));
    }

    private List<SessionDay.Line> sessions(Zone zone, MarketDay day) {
        Instant from = day.start().minus(GATES_BEFORE);
        return market.lines(zone.id(), from, day.end()).stream()
                .filter(line -> delivers(line.session(), day))
                .toList();
    }

    private List<OpenGate> gates(Zone zone, Instant now) {
        return market.open(zone.id()).stream()
                .filter(session -> session.gate().isAfter(now))
                .map(session -> new OpenGate(session, Duration.between(now, session.gate())))
                .toList();
    }

    private Map<String, Long> heights() {
        return chains.all().stream()
                .filter(status -> !status.chain().isMain())
                .collect(Collectors.toMap(
                        status -> status.chain().name().code(),
                        status -> status.head().height()));
    }

    private static boolean delivers(Session session, MarketDay day) {
        return session.end().isAfter(day.start())
                && session.id().first().start().isBefore(day.end());
    }
}

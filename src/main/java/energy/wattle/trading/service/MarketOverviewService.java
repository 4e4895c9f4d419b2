package energy.wattle.trading.service;

import energy.wattle.ledger.ChainStatuses;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.MarketNotices;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.trading.HeldSession;
import energy.wattle.trading.Market;
import energy.wattle.trading.MarketOverview;
import energy.wattle.trading.MarketStatus;
import energy.wattle.trading.Waiting;
import energy.wattle.units.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the status together from what the chains and the zones' sessions say. */
@Service
class MarketOverviewService implements MarketOverview {

    /** Real-time sessions end every quarter of an hour; where none has ended for so long, none is told. */
    private static final Duration LOOKED_BACK = Duration.ofHours(6);

    private final ChainStatuses chains;
    private final MarketClock clock;
    private final ZoneSessions sessions;
    private final ObjectProvider<MarketNotices> notices;

    MarketOverviewService(
            ChainStatuses chains, MarketClock clock, ZoneSessions sessions, ObjectProvider<MarketNotices> notices) {
        this.chains = chains;
        this.clock = clock;
        this.sessions = sessions;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public MarketStatus now() {
        Instant now = clock.instant();
        List<Problem> told =
                notices.orderedStream().flatMap(each -> each.notices().stream()).toList();
        return new MarketStatus(now, told, chains.all(), sessions.at(now), sessions.waiting());
    }

    /** What the zones' sessions say. */
    @Service
    static class ZoneSessions {

        private final Members members;
        private final Market market;
        private final Waiting waiting;

        ZoneSessions(Members members, Market market, Waiting waiting) {
            this.members = members;
            this.market = market;
            this.waiting = waiting;
        }

        List<MarketStatus.ZoneStatus> at(Instant now) {
            return members.zones().stream().map(zone -> zone(zone, now)).toList();
        }

        List<Waiting.WaitingSession> waiting() {
            return waiting.waiting();
        }

        private MarketStatus.ZoneStatus zone(Zone zone, Instant now) {
            List<HeldSession> held = market.held(zone.id(), now.minus(LOOKED_BACK), now);
            Optional<HeldSession> latest = held.reversed().stream()
                    .filter(session -> session.state().isOver())
                    .findFirst();
            return new MarketStatus.ZoneStatus(
                    zone.id(), zone.timeZone(), zone.currency(), market.open(zone.id()), latest);
        }
    }
}

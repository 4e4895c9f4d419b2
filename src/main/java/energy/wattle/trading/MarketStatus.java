package energy.wattle.trading;

import energy.wattle.ledger.ChainStatus;
import energy.wattle.units.Problem;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How the market stands, for everybody: nothing in it is about a single participant.
 *
 * @param notices what one should know of this market, as message keys
 * @param chains the main chain first
 */
public record MarketStatus(
        Instant marketTime,
        List<Problem> notices,
        List<ChainStatus> chains,
        List<ZoneStatus> zones,
        List<Waiting.WaitingSession> waiting) {

    public MarketStatus {
        notices = List.copyOf(notices);
        chains = List.copyOf(chains);
        zones = List.copyOf(zones);
        waiting = List.copyOf(waiting);
    }

    /**
     * A zone's sessions.
     *
     * @param open taking declarations now, by gate
     * @param latest the session that was over last
     */
    public record ZoneStatus(
            TradingZoneId zone, ZoneId timeZone, String currency, List<Session> open, Optional<HeldSession> latest) {}
}

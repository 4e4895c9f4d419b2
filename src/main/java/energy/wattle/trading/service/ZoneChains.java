package energy.wattle.trading.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateView;
import energy.wattle.trading.core.ZoneSessions;
import energy.wattle.units.TradingZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The zones' chains, as trading asks for them. */
@Component
class ZoneChains {

    private final Ledger ledger;

    ZoneChains(Ledger ledger) {
        this.ledger = ledger;
    }

    Optional<MarketChain> chain(TradingZoneId zone) {
        return ledger.zone(new NodeId(zone.code()));
    }

    /** The state after the chain's last final block. */
    Optional<StateView> state(TradingZoneId zone) {
        return chain(zone).map(chain -> ledger.state(chain.id()));
    }

    List<StateView> states() {
        return ledger.zones().stream().map(chain -> ledger.state(chain.id())).toList();
    }

    /** Empty for an unknown zone, and as long as its chain does not know rules to trade by. */
    Optional<ZoneSessions> sessions(TradingZoneId zone) {
        return state(zone).flatMap(ZoneSessions::of);
    }
}

package energy.wattle.settlement.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Zone;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds zones and their members in the states of the chains. */
@Component
class ZoneBook {

    private final Ledger ledger;

    ZoneBook(Ledger ledger) {
        this.ledger = ledger;
    }

    Optional<MarketChain> chain(TradingZoneId zone) {
        return ledger.zone(new NodeId(zone.code()));
    }

    Optional<StateView> state(TradingZoneId zone) {
        return chain(zone).map(chain -> ledger.state(chain.id()));
    }

    /** Once its parameters have come down. */
    Optional<Zone> zone(TradingZoneId zone) {
        return state(zone).flatMap(MembershipState::zone);
    }

    /** The zone that a participant belongs to. */
    Optional<Zone> zoneOf(ParticipantId participant) {
        for (MarketChain chain : ledger.zones()) {
            StateView state = ledger.state(chain.id());
            Optional<Participant> found = MembershipState.participant(state, participant);
            if (found.isPresent()) {
                return MembershipState.zone(state);
            }
        }
        return Optional.empty();
    }
}

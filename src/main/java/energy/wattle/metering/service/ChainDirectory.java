package energy.wattle.metering.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.MembershipState;
import energy.wattle.metering.ForecastSession;
import energy.wattle.metering.MeterDirectory;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeteringState;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Answers from the sub-chains' states. */
@Service
class ChainDirectory implements MeterDirectory {

    private final Ledger ledger;
    private final MeterKeys keys;

    ChainDirectory(Ledger ledger, MeterKeys keys) {
        this.ledger = ledger;
        this.keys = keys;
    }

    @Override
    public List<String> openSessions(MeterScope scope) {
        Optional<TradingZoneId> zone = switch (scope) {
            case MeterScope.OfOperator operator -> Optional.of(operator.zone());
            case MeterScope.OfMeter meter ->
                keys.batch()
                        .find(meter.participant())
                        .map(found -> found.participant().zone());
        };
        return zone.flatMap(code -> ledger.zone(new NodeId(code.code()))).stream()
                .flatMap(chain -> MeteringState.sessions(ledger.state(chain.id())).stream())
                .filter(ForecastSession::isOpen)
                .map(ForecastSession::name)
                .toList();
    }

    @Override
    public boolean isIn(TradingZoneId zone, ParticipantId participant) {
        return ledger.zone(new NodeId(zone.code()))
                .flatMap(chain -> MembershipState.participant(ledger.state(chain.id()), participant))
                .isPresent();
    }
}

package energy.wattle.ledger.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.ChainStatuses;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells of chains whose validators are too few to do without a faulty one. */
final class FaultTolerance implements AlarmSource {

    private static final int ENOUGH_FOR_ONE_FAULT = 4;

    private final ChainStatuses chains;

    FaultTolerance(ChainStatuses chains) {
        this.chains = chains;
    }

    @Override
    public List<MarketAlarm> alarms(Instant now) {
        return chains.all().stream()
                .filter(chain -> chain.validators() < ENOUGH_FOR_ONE_FAULT)
                .map(chain -> new MarketAlarm(
                        Severity.WARNING,
                        Problem.of(
                                "ledger.alarm.validators",
                                chain.chain().name(),
                                chain.validators(),
                                ENOUGH_FOR_ONE_FAULT),
                        Optional.empty(),
                        "operations/chains",
                        Set.of(Reader.OPERATOR)))
                .toList();
    }
}

package energy.wattle.trading;

import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.util.List;
import java.util.Map;

/**
 * A participant, as far as trading looks at it.
 *
 * @param qualifications all that were ever approved
 * @param traded by interval; what is absent was not traded
 */
public record Trader(
        ParticipantId id,
        TradingZoneId zone,
        PhysicalLimits limits,
        List<TradingQualification> qualifications,
        Map<Interval, TradedEnergy> traded) {

    public Trader {
        qualifications = List.copyOf(qualifications);
        traded = Map.copyOf(traded);
    }

    public TradedEnergy tradedIn(Interval interval) {
        return traded.getOrDefault(interval, TradedEnergy.NONE);
    }
}

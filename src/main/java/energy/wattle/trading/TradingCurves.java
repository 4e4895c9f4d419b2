package energy.wattle.trading;

import energy.wattle.membership.Zone;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Trading curves for grid applications. Every call needs their role. Source: the system paper, data flows 1 and 2. */
public interface TradingCurves {

    /** In the order of codes. */
    List<CurveZone> zones();

    /**
     * @param sessions this kind only; empty for all
     * @return nothing if there is no such zone, or a zone cannot have such a day
     */
    Optional<TradingCurve> curve(String zone, LocalDate day, Optional<SessionKind> sessions);

    /** @param today the zone's day by market time */
    record CurveZone(Zone zone, LocalDate today) {}
}

package energy.wattle.sample.core;

import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.util.Optional;

/**
 * A load or plant with a meter of its own.
 *
 * @param id unique in its data set
 * @param site points of one zone and site are one participant; empty for a point that is one by itself
 */
public record MeteringPoint(String id, TradingZoneId zone, PointKind kind, Optional<String> site, Watts installed) {

    /** The name of the participant that it belongs to. */
    public String participant() {
        return site.map(name -> zone + "-" + name).orElse(id);
    }
}

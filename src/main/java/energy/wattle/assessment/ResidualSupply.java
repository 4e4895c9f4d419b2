package energy.wattle.assessment;

import energy.wattle.trading.Side;
import energy.wattle.units.ParticipantId;
import java.util.List;

/**
 * Whether the market could do without one of its members: the selling side's offers against what is asked for, or the
 * buying side's against what is offered. Source: Market assessment, Indicators.
 *
 * @param index the least (total − own) / other side over the members of this side
 * @param pivotal who could not be done without, ascending
 */
public record ResidualSupply(Side side, BasisPoints index, List<ParticipantId> pivotal) {

    public ResidualSupply {
        pivotal = List.copyOf(pivotal);
    }
}

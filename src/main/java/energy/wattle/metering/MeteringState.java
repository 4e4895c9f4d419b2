package energy.wattle.metering;

import energy.wattle.ledger.StateView;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.List;
import java.util.SortedMap;

/** Reads what a sub-chain's state says of meters: for the contracts above. Deterministic. */
public final class MeteringState {

    private MeteringState() {}

    /** The readings in force of an interval: E by participant, corrections applied. */
    public static SortedMap<ParticipantId, WattHours> readings(StateView state, Interval interval) {
        throw new UnsupportedOperationException();
    }

    /** The intervals for which the block that is being executed has brought readings, ascending. */
    public static List<Interval> readInThisBlock(StateView state, long height) {
        throw new UnsupportedOperationException();
    }
}

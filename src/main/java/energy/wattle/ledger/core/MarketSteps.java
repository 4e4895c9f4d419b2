package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Market steps: instants of the UTC 15-minute grid that every zone has to meet. Source: Ledger, Two tiers. */
public final class MarketSteps {

    /** Length of a step, in milliseconds. */
    public static final long STEP = 15 * 60 * 1000L;

    /** A week in one block at most: what is left is completed by the next blocks. */
    private static final int STEPS_PER_BLOCK = 7 * 24 * 4;

    private MarketSteps() {}

    /** The step to be completed next; the first one is the first instant of the grid after the genesis. */
    public static long next(StateView state, Genesis main) {
        long known = NodeState.number(state, NodeState.STEPS, NodeState.ONLY);
        return known > 0 ? known : (main.time() / STEP + 1) * STEP;
    }

    /**
     * The zones that have not met a step yet: no block of theirs at or past it is anchored. Nobody waits for one whose
     * chain has split.
     *
     * @param step milliseconds since 1970-01-01T00:00Z
     */
    public static List<NodeId> waitedFor(StateView state, long step) {
        return NodeState.unfrozenZones(state).stream()
                .filter(zone -> NodeState.anchored(state, zone.chain())
                        .map(BlockHeader::time)
                        .filter(time -> time >= step)
                        .isEmpty())
                .map(NodeState.RegisteredZone::name)
                .toList();
    }

    /** The steps that this state completes, ascending; none while no zone is registered. */
    static List<Long> completed(StateView state, Genesis main) {
        List<Long> steps = new ArrayList<>();
        long latest = reached(state);
        for (long step = next(state, main); step <= latest && steps.size() < STEPS_PER_BLOCK; step += STEP) {
            steps.add(step);
        }
        return steps;
    }

    /** Whether the next block can complete a step without any record. */
    public static boolean isOneReady(StateView state, Genesis main) {
        return next(state, main) <= reached(state);
    }

    /** Up to when all zones have come, or need not have. */
    private static long reached(StateView state) {
        List<NodeState.RegisteredZone> zones = NodeState.unfrozenZones(state);
        return zones.stream()
                .mapToLong(zone -> Math.max(
                        NodeState.anchored(state, zone.chain())
                                .map(BlockHeader::time)
                                .orElse(-1L),
                        absence(state, zone.name())))
                .min()
                .orElse(-1L);
    }

    /** The step that a zone is said to be absent from in this block; −1 if it is not. */
    private static long absence(StateView state, NodeId zone) {
        long step = NodeState.number(state, NodeState.ABSENCES, NodeState.zonePlace(zone));
        return step > 0 ? step : -1;
    }

    static List<StateChange> withoutAbsences(StateView state) {
        return state.startingWith(NodeState.ABSENCES, Bytes.EMPTY, Integer.MAX_VALUE).stream()
                .map(entry -> new StateChange(NodeState.ABSENCES, entry.key(), Optional.empty()))
                .toList();
    }
}

package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.consensus.ConsensusState;
import energy.wattle.ledger.core.consensus.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has happened in a run: its trace, its last events, and what the report counts. */
final class Chronicle {

    private static final int LAST_EVENTS = 30;
    private static final int EVENT_LENGTH = 240;

    private final Deque<Traced> last = new ArrayDeque<>();
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final Map<Long, Long> begunAt = new HashMap<>();
    private final Map<Long, Integer> rounds = new HashMap<>();
    private final Set<NodeId> evicted = new HashSet<>();
    private long elections;
    private long trace;
    private long highest;
    private long worstDelay;

    private record Traced(long time, int node, Event event) {

        @Override
        public String toString() {
            String text = event.toString();
            return "%d ms, node %d: %s".formatted(time, node, text.substring(0, Math.min(text.length(), EVENT_LENGTH)));
        }
    }

    void count(Fault fault) {
        faults.merge(fault, 1L, Long::sum);
    }

    void happens(long now, int node, Event event) {
        long what = switch (event) {
            case Event.MessageReceived(var message) ->
                message.type().name().hashCode() * 31L + message.signer() * 1_009L + message.round();
            case Event.Persisted(long token) -> token;
            case Event.BlockChecked(var block, var verdict) -> block.bytes().hashCode();
            case Event.BlockBuilt(int round, var block) ->
                block.header().recordsRoot().bytes().hashCode();
            default -> event.getClass().getSimpleName().hashCode();
        };
        trace = Dice.mix(trace * 31 + now * 1_000_003 + node * 7_919L + what);
        if (last.size() == LAST_EVENTS) {
            last.removeFirst();
        }
        last.addLast(new Traced(now, node, event));
    }

    void begun(long now, long height) {
        begunAt.putIfAbsent(height, now);
    }

    /** An honest node has decided, and what follows for those above. */
    void decided(long now, long height, boolean hasElected, List<NodeId> nowEvicted) {
        evicted.addAll(nowEvicted);
        if (height > highest) {
            highest = height;
            elections += hasElected ? 1 : 0;
            worstDelay = Math.max(worstDelay, now - begunAt.getOrDefault(height, now));
        }
    }

    void reached(ConsensusState state) {
        rounds.merge(state.terms().height(), state.round() + 1, Math::max);
    }

    /** Rounds begun at a height, of the honest node that is ahead. */
    int rounds(long height) {
        return rounds.getOrDefault(height, 0);
    }

    /** Heights that are decided somewhere. */
    long highest() {
        return highest;
    }

    Outcome outcome(long seed, Optional<Violation.Found> found) {
        return new Outcome(
                seed,
                highest,
                rounds.values().stream().mapToLong(Integer::longValue).sum(),
                worstDelay,
                trace,
                faults,
                elections,
                evicted.size(),
                found.map(violation -> new Violation(
                        seed,
                        violation.invariant(),
                        String.valueOf(violation.getMessage()),
                        last.stream().map(Traced::toString).toList())));
    }
}

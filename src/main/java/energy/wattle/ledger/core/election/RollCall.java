package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Delegates.NodeLine;
import energy.wattle.ledger.Delegates.Seat;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** How every node that a chain knows stands, for whoever looks at it. */
public final class RollCall {

    private final ElectionState state;
    private final Term term;
    private final ValidatorSet voters;
    private final Brakes brakes;
    private final long epoch;

    /**
     * @param head hash of the last block
     * @param epoch of the next block
     */
    public RollCall(ElectionState state, Hash head, long epoch) {
        this.state = state;
        this.epoch = epoch;
        term = state.term(head);
        voters = state.validators();
        brakes = state.brakes();
    }

    /**
     * All nodes by seat; delegates and candidates in their order, the others by communication time and id.
     *
     * @param trips what is known of round trips; of nobody: no node has a score
     */
    public List<NodeLine> lines(RoundTrips trips) {
        SortedSet<NodeId> all = new TreeSet<>(state.standings().keySet());
        voters.members().forEach(member -> all.add(member.id()));
        List<NodeLine> lines = new ArrayList<>();
        all.forEach(node -> lines.add(line(node, trips)));
        lines.sort(Comparator.comparing(NodeLine::seat)
                .thenComparingInt(line -> place(line.node()))
                .thenComparingLong(line -> line.score().orElse(Long.MAX_VALUE))
                .thenComparing(NodeLine::node));
        return lines;
    }

    private NodeLine line(NodeId node, RoundTrips trips) {
        Standing standing = state.standing(node).orElseThrow();
        boolean isVoting = isVoting(node);
        int demotions = standing.demotionsAt(epoch);
        // A founder of whom the state says nothing has its key in the genesis' set only.
        Bytes key = voters.members().stream()
                .filter(member -> member.id().equals(node))
                .findFirst()
                .map(Validator::publicKey)
                .orElse(standing.key());
        OptionalLong score = isVoting && trips.reporters() > 0 && voters.size() > 1
                ? OptionalLong.of(trips.score(node, ElectionState.ids(voters), voters.faulty(), demotions))
                : OptionalLong.empty();
        return new NodeLine(
                node,
                seat(node, standing),
                isVoting,
                Roll.id(state.hashing(), key),
                standing.organisation(),
                term.missedTurns(node),
                demotions,
                score);
    }

    private Seat seat(NodeId node, Standing standing) {
        if (term.evicted().contains(node) || standing.role() == Standing.Role.EVICTED) {
            return Seat.EVICTED;
        }
        if (brakes.held().contains(node)) {
            return Seat.HELD;
        }
        if (term.delegates().contains(node)) {
            return Seat.DELEGATE;
        }
        if (term.candidates().contains(node)) {
            return Seat.CANDIDATE;
        }
        return switch (standing.role()) {
            case RESTS -> Seat.RESTING;
            case LEFT -> Seat.LEFT;
            default -> Seat.VOTER;
        };
    }

    private int place(NodeId node) {
        int delegate = term.delegates().indexOf(node);
        return delegate >= 0 ? delegate : Math.max(0, term.candidates().indexOf(node));
    }

    private boolean isVoting(NodeId node) {
        return voters.members().stream().anyMatch(member -> member.id().equals(node));
    }
}

package energy.wattle.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The nodes of this process while they decide, as its relays hear them; nothing of it is on a chain. Needs the
 * operator's role, {@link #live} the operator's or the administrator's.
 */
public interface NodeNetworks {

    /** Nothing for a chain that one validator decides, or that nodes of other processes decide. */
    Optional<Live> live(ChainId chain);

    /** Whether nodes may be made to misbehave: in a sample only. */
    boolean mayMisbehave();

    /**
     * Makes a node misbehave, or behave again, until the process ends.
     *
     * @throws IllegalStateException where nodes may not be made to misbehave
     * @throws IllegalArgumentException if it is no node of this process
     */
    void misbehave(ChainId chain, NodeId node, Misbehaviour misbehaviour);

    /**
     * A chain's network now.
     *
     * @param waitsMillis for how long it has not come to a decision that is due; 0 while all is well
     * @param missing voters of whom nothing was heard at the height at hand
     * @param nodes that vote, or did since this process began, by id
     * @param heights the newest first
     */
    record Live(long waitsMillis, List<NodeId> missing, List<NodeNow> nodes, List<HeightHeard> heights) {

        public Live {
            missing = List.copyOf(missing);
            nodes = List.copyOf(nodes);
            heights = List.copyOf(heights);
        }
    }

    /** @param isWatching whether it signs nothing, because its signing state is gone */
    record NodeNow(NodeId node, Misbehaviour misbehaviour, boolean isWatching) {}

    /**
     * What was heard of one height, in the order in which it came.
     *
     * @param decidedIn round whose COMMITs decided it; nothing yet
     */
    record HeightHeard(long height, List<Heard> heard, Optional<Integer> decidedIn) {

        public HeightHeard {
            heard = List.copyOf(heard);
        }
    }

    /** What nodes say to decide a height. */
    enum Word {
        PROPOSAL,
        PREPARE,
        COMMIT,
        REJECT,
        TIMEOUT
    }

    /**
     * A message.
     *
     * @param block that it is about; a TIMEOUT names that of its highest QC, if there is one
     * @param reason of a REJECT, as its node wrote it; else empty
     */
    record Heard(int round, Word word, NodeId node, Optional<Hash> block, String reason) {}
}

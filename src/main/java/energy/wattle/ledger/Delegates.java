package energy.wattle.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Who votes on a chain and who leads it, why, and what was shown against whom: for administrators and operators. All of
 * it is read from the chain. Source: Ledger, rules 4 to 10 and 20 to 26.
 */
public interface Delegates {

    /** Blocks whose votes are shown. */
    int RECENT = 12;

    /** The main chain and the sub-chains. */
    List<MarketChain> chains();

    /** How a chain's nodes stand after its last final block. */
    Lineup lineup(ChainId chain);

    /**
     * What was shown against a node and what administrators decided about it; nothing if the chain does not know it.
     */
    Optional<NodeFile> file(ChainId chain, NodeId node);

    /** What a node is. In the order in which pages list them. */
    enum Seat {
        DELEGATE,
        CANDIDATE,
        VOTER,
        /** Convicted; its eviction waits for the administrators' review. */
        HELD,
        EVICTED,
        RESTING,
        LEFT
    }

    /**
     * A chain's nodes.
     *
     * @param round in which the last block was proposed first; those that led the rounds before missed their turns
     * @param epoch of the next block
     * @param epochEnd height of that epoch's last block
     * @param faulty f, tolerated
     * @param quorum q
     * @param leader of the next block's first round
     * @param nodes by seat and rank
     * @param measured the round trips of the newest epoch of which nodes have reported
     * @param recent the latest blocks, the last first
     */
    record Lineup(
            MarketChain chain,
            Ledger.Head head,
            int round,
            long epoch,
            long epochEnd,
            int faulty,
            int quorum,
            NodeId leader,
            List<NodeLine> nodes,
            Optional<Measured> measured,
            List<VotedBlock> recent) {

        public Lineup {
            nodes = List.copyOf(nodes);
            recent = List.copyOf(recent);
        }

        public long count(Seat seat) {
            return nodes.stream().filter(node -> node.seat() == seat).count();
        }
    }

    /**
     * A node.
     *
     * @param isVoting whether it is in V
     * @param missedTurns in this epoch
     * @param demotions in the last three epochs, each of which doubles its communication time
     * @param score communication time in µs by the newest reports; nothing where there is none
     */
    record NodeLine(
            NodeId node,
            Seat seat,
            boolean isVoting,
            KeyId key,
            String organisation,
            long missedTurns,
            int demotions,
            OptionalLong score) {}

    /**
     * Reported round trips.
     *
     * @param epoch of the reports
     * @param reporters number of nodes that reported
     * @param pairs by node in both directions: the larger of what the two say
     */
    record Measured(long epoch, int reporters, List<NodeId> nodes, List<List<Pair>> pairs) {

        public Measured {
            nodes = List.copyOf(nodes);
            pairs = pairs.stream().map(List::copyOf).toList();
        }
    }

    /**
     * What two nodes say of the way between them.
     *
     * @param isReported whether at least one of them says anything
     * @param micros the larger round trip; nothing where one calls the other unreachable
     */
    record Pair(boolean isReported, OptionalInt micros) {}

    /**
     * A final block and who signed it.
     *
     * @param round in which it was proposed first: those that led the rounds before missed their turns
     * @param proposer who proposed it first; nothing where the key is no voter's any more
     * @param signers whose COMMITs its certificate has: a quorum at least, the others may have come too late for it
     */
    record VotedBlock(long height, Instant time, int round, Optional<NodeId> proposer, List<NodeId> signers) {

        public VotedBlock {
            signers = List.copyOf(signers);
        }
    }

    /**
     * All that a chain has on a node.
     *
     * @param verdicts the last first
     * @param orders of administrators about it, the last first
     */
    record NodeFile(MarketChain chain, NodeLine line, List<Verdict> verdicts, List<Order> orders) {

        public NodeFile {
            verdicts = List.copyOf(verdicts);
            orders = List.copyOf(orders);
        }

        /** Whether administrators can readmit it, or refuse to. */
        public boolean isEvicted() {
            return line.seat() == Seat.EVICTED || line.seat() == Seat.HELD;
        }
    }

    /**
     * A conviction.
     *
     * @param block height of the block that holds the evidence
     * @param at its market time
     * @param words what the evidence shows, in English
     * @param rejections who rejected its proposal, and why
     */
    record Verdict(
            VerdictFact.Convicted fact, long block, Instant at, Optional<String> words, List<Rejection> rejections) {

        public Verdict {
            rejections = List.copyOf(rejections);
        }
    }

    /** @param reason in words, as the node wrote it */
    record Rejection(NodeId node, String reason) {}

    /**
     * What administrators ordered about a node.
     *
     * @param block height of the main chain's block
     * @param refusal why it had no effect, as a reason code; empty if it had; nothing while it waits
     */
    record Order(NodeReviews.Decision decision, String reason, long block, Instant at, Optional<String> refusal) {}
}

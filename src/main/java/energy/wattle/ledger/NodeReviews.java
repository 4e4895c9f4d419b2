package energy.wattle.ledger;

import energy.wattle.units.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What administrators decide about convicted nodes, and about those that are gone, as orders on the main chain. Every
 * call needs the role. Source: Ledger, rules 23, 26 and 28.
 */
public interface NodeReviews {

    /** Of a reason, in characters. */
    int REASON_LENGTH = 1_000;

    /** What administrators can order. */
    enum Decision {
        /** An evicted node votes again from the next epoch on, with a fresh key. */
        READMIT,
        /** An evicted node stays evicted. */
        REFUSE,
        /** Evictions count anew; those that were held are carried out, the earliest evidence first. */
        REVIEW
    }

    /** Whether this instance makes the fresh key of a node itself, since the node runs in it. */
    boolean makesKeyOf(ChainId chain, NodeId node);

    /**
     * Orders that an evicted node votes again.
     *
     * @param freshKey public key in hexadecimal digits; nothing where {@link #makesKeyOf this instance makes it}
     */
    Answer readmit(ChainId chain, NodeId node, Optional<String> freshKey, String reason);

    /** Orders that an evicted node stays so. */
    Answer refuse(ChainId chain, NodeId node, String reason);

    /** Orders that evictions of a chain count anew. */
    Answer review(ChainId chain, String reason);

    /**
     * Orders that a chain goes on from its last block here with other validators, because more of its nodes than it can
     * bear are gone for good. Whoever has made a later block must stop. A zone's order stands on the main chain; the
     * main chain's own waits, as one of {@link #manifests}, until it is pinned. Source: Ledger, rule 28.
     *
     * @param nodes who vote from there on, of this instance: with the keys by which they vote, others with fresh ones
     */
    Answer recover(ChainId chain, List<NodeId> nodes);

    /** The main chain's recovery manifests that the administrators have signed and that wait, the newest first. */
    List<Manifest> manifests();

    /**
     * A recovery manifest of the main chain. It counts on nodes that are started with its hash as one of
     * {@code wattle.ledger.pinned-recoveries}.
     *
     * @param above height of the block that it goes on from
     * @param nodes who vote from there on, by id
     * @param isPinned whether this instance was started so
     */
    record Manifest(Hash hash, long above, List<NodeId> nodes, boolean isPinned) {

        public Manifest {
            nodes = List.copyOf(nodes);
        }
    }

    /** What became of a decision. */
    sealed interface Answer {}

    /** @param record that carries it into the main chain */
    record Ordered(Hash record) implements Answer {}

    /** @param problems all of them; nothing was ordered */
    record Refused(List<Problem> problems) implements Answer {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}

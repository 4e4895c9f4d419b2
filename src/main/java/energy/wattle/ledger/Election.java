package energy.wattle.ledger;

import java.util.List;

/**
 * Who leads and who may: what a header's election hash covers. Source: Ledger, Election, rule 10.
 *
 * @param delegates D, in the order of their places
 * @param candidates C, in the order of their ranks
 * @param answering A, by id
 * @param evicted by id
 */
public record Election(List<NodeId> delegates, List<NodeId> candidates, List<NodeId> answering, List<NodeId> evicted) {

    public Election {
        delegates = List.copyOf(delegates);
        candidates = List.copyOf(candidates);
        answering = List.copyOf(answering);
        evicted = List.copyOf(evicted);
    }
}

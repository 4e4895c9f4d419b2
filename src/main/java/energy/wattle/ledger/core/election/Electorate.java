package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Election;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who votes on one height and who may lead it: a function of the state below and the hash of the block below. Source:
 * Ledger, rules 2 and 10.
 *
 * @param height from 1
 * @param validators V, who vote
 * @param election D, C, A and the evicted that still vote
 * @param openSlotPeriod c: each height that it divides has an open slot in round 0
 */
public record Electorate(long height, ValidatorSet validators, Election election, long openSlotPeriod) {

    public Electorate {
        if (height < 1 || openSlotPeriod < 1) {
            throw new IllegalArgumentException("heights and open-slot periods are at least 1");
        }
    }

    /** f: how many may be malicious. */
    public int faulty() {
        return validators.faulty();
    }

    /** q: how many must vote alike. */
    public int quorum() {
        return validators.quorum();
    }

    /** W: the validators without the evicted, by id; all of them where none would be left. */
    public List<NodeId> untainted() {
        Set<NodeId> evicted = new HashSet<>(election.evicted());
        List<NodeId> all = validators.members().stream().map(Validator::id).toList();
        List<NodeId> others = all.stream().filter(id -> !evicted.contains(id)).toList();
        return others.isEmpty() ? all : others;
    }

    /**
     * Who proposes in a round, by rule 10. Where nobody answered, the open slot is a round like any other.
     *
     * @param round from 0
     */
    public NodeId leader(int round) {
        List<NodeId> answering = election.answering();
        if (round == 0 && height % openSlotPeriod == 0 && !answering.isEmpty()) {
            return at(answering, height / openSlotPeriod);
        }
        List<NodeId> delegates = election.delegates();
        List<NodeId> candidates = election.candidates();
        if (round < delegates.size()) {
            return at(delegates, height - height / openSlotPeriod + round);
        }
        if (round < delegates.size() + candidates.size()) {
            return candidates.get(round - delegates.size());
        }
        return at(untainted(), height + round - delegates.size() - candidates.size());
    }

    private static NodeId at(List<NodeId> ring, long place) {
        return ring.get((int) (place % ring.size()));
    }
}

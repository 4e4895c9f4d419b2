package energy.wattle.laboratory.core.traditional;

import energy.wattle.ledger.core.simulation.Dice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Approval voting weighted by stake. Pure.
 *
 * @param stakes of the nodes, by number
 * @param seats delegates
 * @param seed from which the voters' tastes follow
 */
public record Canvass(List<Long> stakes, int seats, long seed) {

    /** How many more than there are seats a voter approves of. */
    private static final int APPROVALS_PER_SEAT = 2;

    private static final int TASTE = 1_000;

    public Canvass {
        stakes = List.copyOf(stakes);
        if (seats < 1 || seats > stakes.size()) {
            throw new IllegalArgumentException("there are %d seats for %d nodes".formatted(seats, stakes.size()));
        }
    }

    /** The nodes with the most stake behind them; those without any vote by their own stake, after all others. */
    public List<Integer> elected(Collection<Ballot> ballots) {
        long[] approval = new long[stakes.size()];
        for (Ballot ballot : ballots) {
            for (int candidate : ballot.approved()) {
                approval[candidate] += stakes.get(ballot.voter());
            }
        }
        return numbers().stream()
                .sorted(Comparator.<Integer>comparingLong(node -> -approval[node])
                        .thenComparingLong(node -> -stakes.get(node))
                        .thenComparing(node -> node))
                .limit(seats)
                .toList();
    }

    /**
     * What an honest voter says: the candidates with most stake after its own taste, without those who failed.
     *
     * @param failing whom it has seen fail
     */
    public Ballot honest(int voter, Set<Integer> failing) {
        List<Integer> approved = numbers().stream()
                .filter(node -> !failing.contains(node))
                .sorted(Comparator.<Integer>comparingLong(node -> -liking(voter, node))
                        .thenComparing(node -> node))
                .limit((long) APPROVALS_PER_SEAT * seats)
                .sorted()
                .toList();
        return new Ballot(voter, approved);
    }

    /** What a malicious voter says: its accomplices first. */
    public Ballot colluding(int voter, Set<Integer> accomplices) {
        List<Integer> approved = new ArrayList<>(accomplices.stream()
                .sorted()
                .limit((long) APPROVALS_PER_SEAT * seats)
                .toList());
        Set<Integer> taken = new HashSet<>(approved);
        honest(voter, taken).approved().stream()
                .limit((long) APPROVALS_PER_SEAT * seats - approved.size())
                .forEach(approved::add);
        approved.sort(null);
        return new Ballot(voter, approved);
    }

    /** Stake, more or less by half. */
    private long liking(int voter, int candidate) {
        long taste = Long.remainderUnsigned(Dice.mix(Dice.mix(seed + voter) + candidate), TASTE);
        return stakes.get(candidate) * (TASTE / 2 + taste);
    }

    private List<Integer> numbers() {
        List<Integer> all = new ArrayList<>(stakes.size());
        for (int i = 0; i < stakes.size(); i++) {
            all.add(i);
        }
        return all;
    }
}

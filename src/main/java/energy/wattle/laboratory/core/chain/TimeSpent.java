package energy.wattle.laboratory.core.chain;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a chain's time has gone, µs: between one block's finality and the next one's, without gap or overlap.
 *
 * @param election what carrying and executing election records adds to proposing and verifying, by their share of bytes
 * @param propose from when a block could be proposed until it is there
 * @param verify from then on until it is decided: checks, votes
 * @param schedule waiting for a slot, or for later slots' blocks on top
 * @param badDelegate rounds or slots in which who was to propose did not, or not what could be accepted
 */
public record TimeSpent(long election, long propose, long verify, long schedule, long badDelegate) {

    public static final TimeSpent NONE = new TimeSpent(0, 0, 0, 0, 0);

    public TimeSpent plus(TimeSpent other) {
        return new TimeSpent(
                election + other.election,
                propose + other.propose,
                verify + other.verify,
                schedule + other.schedule,
                badDelegate + other.badDelegate);
    }

    public long total() {
        return election + propose + verify + schedule + badDelegate;
    }

    /** Proposing and verifying divided by what a block consists of. */
    public static TimeSpent of(long propose, long verify, long schedule, long bad, long electionBytes, long allBytes) {
        long proposing = propose * electionBytes / Math.max(1, allBytes);
        long verifying = verify * electionBytes / Math.max(1, allBytes);
        return new TimeSpent(proposing + verifying, propose - proposing, verify - verifying, schedule, bad);
    }

    /** Sums by height. */
    public static final class Sums {

        private final List<TimeSpent> sums = new ArrayList<>(List.of(NONE));

        public void add(TimeSpent next) {
            sums.add(sums.getLast().plus(next));
        }

        /** Of all blocks up to a height. */
        public TimeSpent upTo(long height) {
            return sums.get((int) Math.min(height, sums.size() - 1));
        }
    }
}

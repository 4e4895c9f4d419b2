package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Who leads height after height under one election, with an open slot at each fourth height. */
record ElectionLeaders(List<NodeId> voters, Election election) {

    private static final long PERIOD = 4;

    Electorate at(long height) {
        ValidatorSet set = new ValidatorSet(IntStream.range(0, voters.size())
                .mapToObj(i -> new Validator(voters.get(i), Bytes.ofUtf8("key of " + voters.get(i))))
                .toList());
        return new Electorate(height, set, election, PERIOD);
    }

    List<NodeId> openSlots(long slots) {
        List<NodeId> leaders = new ArrayList<>();
        for (long slot = 1; slot <= slots; slot++) {
            leaders.add(at(PERIOD * slot).leader(0));
        }
        return leaders;
    }

    /** Heights in a row that these nodes lead in round 0. */
    long longestRunOf(List<NodeId> nodes, long slots) {
        long longest = 0;
        long run = 0;
        for (long height = 1; height <= PERIOD * slots; height++) {
            run = nodes.contains(at(height).leader(0)) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Rounds of one height in a row that these nodes lead, at the worst of some heights. */
    long longestRunOfRounds(List<NodeId> nodes, long heights) {
        long longest = 0;
        for (long height = 1; height <= heights; height++) {
            Electorate electorate = at(height);
            int run = 0;
            while (nodes.contains(electorate.leader(run))) {
                run++;
            }
            longest = Math.max(longest, run);
        }
        return longest;
    }
}

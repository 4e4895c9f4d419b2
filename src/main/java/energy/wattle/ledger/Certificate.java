package energy.wattle.ledger;

import java.util.List;

/**
 * Why a block is final: COMMITs of a quorum in one round. Source: Ledger, One height, rules 14 and 15.
 *
 * @param height of the block
 * @param round in which the votes were given, at least the header's
 * @param block hash of its header
 * @param envelope hash of the proposal that the votes are for
 * @param votes strictly ascending by validator, up to {@link Limits#VALIDATORS}
 */
public record Certificate(long height, int round, Hash block, Hash envelope, List<Vote> votes) {

    public Certificate {
        votes = List.copyOf(votes);
        Checks.atLeast("height", height, 1);
        Checks.atLeast("round", round, 0);
        Checks.atMost("number of votes", votes.size(), Limits.VALIDATORS);
        for (int i = 1; i < votes.size(); i++) {
            if (votes.get(i - 1).validator() >= votes.get(i).validator()) {
                throw new IllegalArgumentException("votes are not in the order of the validators, each once");
            }
        }
    }

    /**
     * One validator's COMMIT.
     *
     * @param validator position in the validator set, from 0
     */
    public record Vote(int validator, Bytes signature) {

        public Vote {
            Checks.atLeast("validator's position", validator, 0);
            Checks.atMost("validator's position", validator, Limits.VALIDATORS - 1);
            Checks.signature(signature);
        }
    }
}

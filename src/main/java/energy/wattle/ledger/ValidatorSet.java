package energy.wattle.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The nodes that vote on a height. Source: Ledger, Parameters.
 *
 * @param members strictly ascending by id, no key twice, 1 to {@link Limits#VALIDATORS}
 */
public record ValidatorSet(List<Validator> members) {

    public ValidatorSet {
        members = List.copyOf(members);
        Checks.atLeast("number of validators", members.size(), 1);
        Checks.atMost("number of validators", members.size(), Limits.VALIDATORS);
        Set<Bytes> keys = new HashSet<>();
        for (int i = 0; i < members.size(); i++) {
            if (i > 0 && members.get(i - 1).id().compareTo(members.get(i).id()) >= 0) {
                throw new IllegalArgumentException("validators are not in the order of their ids, each once");
            }
            if (!keys.add(members.get(i).publicKey())) {
                throw new IllegalArgumentException("two validators share a key");
            }
        }
    }

    public int size() {
        return members.size();
    }

    /** f: how many may be malicious, ⌊(n − 1) / 3⌋. */
    public int faulty() {
        return (size() - 1) / 3;
    }

    /** q: how many must vote alike, ⌊(n + f) / 2⌋ + 1. */
    public int quorum() {
        return (size() + faulty()) / 2 + 1;
    }
}

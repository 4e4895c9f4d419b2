package energy.wattle.ledger.core.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The first message of one type of each validator, for one round. Immutable. Source: Ledger, rule 2. */
final class Tally<M extends Message> {

    private final Object[] bySigner;
    private final int count;

    private Tally(Object[] bySigner, int count) {
        this.bySigner = bySigner;
        this.count = count;
    }

    static <M extends Message> Tally<M> of(int validators) {
        return new Tally<>(new Object[validators], 0);
    }

    Tally<M> with(M message) {
        Object[] copy = Arrays.copyOf(bySigner, bySigner.length);
        copy[message.signer()] = message;
        return new Tally<>(copy, count + 1);
    }

    @SuppressWarnings("unchecked") // nothing else is put in
    Optional<M> of(Message message) {
        return Optional.ofNullable((M) bySigner[message.signer()]);
    }

    int count() {
        return count;
    }

    /** In the order of their signers. */
    @SuppressWarnings("unchecked") // as above
    List<M> where(Predicate<M> wanted) {
        List<M> found = new ArrayList<>();
        for (Object message : bySigner) {
            if (message != null && wanted.test((M) message)) {
                found.add((M) message);
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked") // as above
    int count(Predicate<M> wanted) {
        int found = 0;
        for (Object message : bySigner) {
            if (message != null && wanted.test((M) message)) {
                found++;
            }
        }
        return found;
    }
}

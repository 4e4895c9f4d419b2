package energy.wattle.ledger.core.consensus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The first message of one type of each validator, for one round. Immutable. Source: Ledger, rule 2.
 *
 * <p>In rows, so that one more message copies a row and not the places of all validators.
 */
final class Tally<M extends Message> {

    private static final int ROW = 32;
    private static final Object[] EMPTY_ROW = new Object[ROW];

    private final Object[][] rows;
    private final int count;

    private Tally(Object[][] rows, int count) {
        this.rows = rows;
        this.count = count;
    }

    static <M extends Message> Tally<M> of(int validators) {
        Object[][] rows = new Object[(validators + ROW - 1) / ROW][];
        Arrays.fill(rows, EMPTY_ROW);
        return new Tally<>(rows, 0);
    }

    Tally<M> with(M message) {
        Object[][] copy = rows.clone();
        Object[] row = copy[message.signer() / ROW].clone();
        row[message.signer() % ROW] = message;
        copy[message.signer() / ROW] = row;
        return new Tally<>(copy, count + 1);
    }

    @SuppressWarnings("unchecked") // nothing else is put in
    Optional<M> of(Message message) {
        return Optional.ofNullable((M) rows[message.signer() / ROW][message.signer() % ROW]);
    }

    int count() {
        return count;
    }

    /** In the order of their signers. */
    @SuppressWarnings("unchecked") // as above
    List<M> where(Predicate<M> wanted) {
        List<M> found = new ArrayList<>();
        for (Object[] row : rows) {
            for (Object message : row) {
                if (message != null && wanted.test((M) message)) {
                    found.add((M) message);
                }
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked") // as above
    int count(Predicate<M> wanted) {
        int found = 0;
        for (Object[] row : rows) {
            for (Object message : row) {
                if (message != null && wanted.test((M) message)) {
                    found++;
                }
            }
        }
        return found;
    }
}

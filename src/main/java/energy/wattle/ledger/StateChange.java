package energy.wattle.ledger;

import java.util.Optional;

/**
 * The final value of one key in one table after a block, or its deletion. Ordered by table number, then by key.
 *
 * @param table from 1; the contracts divide the numbers among them
 * @param key up to {@link Limits#STATE_KEY_LENGTH} bytes
 * @param value nothing if the block deletes the key
 */
public record StateChange(int table, Bytes key, Optional<Bytes> value) implements Comparable<StateChange> {

    public StateChange {
        Checks.atLeast("table number", table, 1);
        Checks.atMost("state key's length", key.length(), Limits.STATE_KEY_LENGTH);
    }

    /** Compares the place only, not the value: a block has one change per place. */
    @Override
    public int compareTo(StateChange other) {
        int tables = Integer.compare(table, other.table);
        return tables != 0 ? tables : key.compareTo(other.key);
    }
}

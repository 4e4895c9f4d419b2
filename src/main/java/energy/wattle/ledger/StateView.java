package energy.wattle.ledger;

import java.util.List;
import java.util.Optional;

/** The state that a contract reads: after the parent block and the earlier records of this one. */
public interface StateView {

    /** The value of a key in a table, or nothing. */
    Optional<Bytes> get(int table, Bytes key);

    /**
     * Entries whose keys begin with a prefix, ascending by key.
     *
     * @param limit number of entries at most, from 1
     */
    List<Entry> startingWith(int table, Bytes prefix, int limit);

    record Entry(Bytes key, Bytes value) {}
}

package energy.wattle.ledger.store;

import static energy.wattle.ledger.store.jooq.Tables.HISTORY_NODE;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The hashes of complete subtrees over each chain's blocks. */
@Repository
public class HistoryStore {

    private final DSLContext sql;

    HistoryStore(DSLContext sql) {
        this.sql = sql;
    }

    /** @param level 0 for leaves */
    public void add(int chain, int level, long position, Hash hash) {
        sql.insertInto(HISTORY_NODE)
                .set(HISTORY_NODE.CHAIN, chain)
                .set(HISTORY_NODE.LEVEL, level)
                .set(HISTORY_NODE.POSITION, position)
                .set(HISTORY_NODE.HASH, hash.bytes().toArray())
                .execute();
    }

    /** A subtree's root, if there is one. */
    public Optional<Hash> find(int chain, int level, long position) {
        return sql.select(HISTORY_NODE.HASH)
                .from(HISTORY_NODE)
                .where(HISTORY_NODE.CHAIN.eq(chain), HISTORY_NODE.LEVEL.eq(level), HISTORY_NODE.POSITION.eq(position))
                .fetchOptional(row -> new Hash(Bytes.of(row.value1())));
    }

    /** @throws org.jooq.exception.NoDataFoundException if there is no such subtree yet */
    public Hash node(int chain, int level, long position) {
        return sql.select(HISTORY_NODE.HASH)
                .from(HISTORY_NODE)
                .where(HISTORY_NODE.CHAIN.eq(chain), HISTORY_NODE.LEVEL.eq(level), HISTORY_NODE.POSITION.eq(position))
                .fetchSingle(row -> new Hash(Bytes.of(row.value1())));
    }
}

package energy.wattle.ledger.store;

import static energy.wattle.ledger.store.jooq.Tables.HISTORY_NODE;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import java.util.List;
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
    public record HistoryNode(int level, long position, Hash hash) {}

    public void add(int chain, List<HistoryNode> nodes) {
        var insert = sql.insertInto(
                HISTORY_NODE, HISTORY_NODE.CHAIN, HISTORY_NODE.LEVEL, HISTORY_NODE.POSITION, HISTORY_NODE.HASH);
        for (HistoryNode node : nodes) {
            insert = insert.values(
                    chain, node.level(), node.position(), node.hash().bytes().toArray());
        }
        insert.execute();
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

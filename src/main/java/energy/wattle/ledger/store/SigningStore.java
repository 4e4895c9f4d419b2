package energy.wattle.ledger.store;

import static energy.wattle.ledger.store.jooq.Tables.NODE_KEY;
import static energy.wattle.ledger.store.jooq.Tables.PROPOSED_BLOCK;
import static energy.wattle.ledger.store.jooq.Tables.SIGNING_STATE;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What this instance's nodes have signed of heights that are not final yet. Source: Ledger, rule 3. */
@Repository
public class SigningStore {

    private final DSLContext sql;

    SigningStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * What a node makes durable at once.
     *
     * @param type number of what it has signed
     * @param content the entries, encoded
     */
    public record Entry(KeyId key, int round, int type, Bytes content) {}

    /** A body that entries name by its block's hash. */
    public record Body(Hash hash, Bytes content) {}

    /** A key that signs nothing before this. */
    public void register(int chain, KeyId key, NodeId node) {
        sql.insertInto(NODE_KEY)
                .set(NODE_KEY.CHAIN, chain)
                .set(NODE_KEY.KEY, key.hash().bytes().toArray())
                .set(NODE_KEY.NODE, node.code())
                .onConflictDoNothing()
                .execute();
    }

    /** The keys whose signing state is kept here. */
    public Set<KeyId> keys(int chain) {
        return new HashSet<>(sql.select(NODE_KEY.KEY)
                .from(NODE_KEY)
                .where(NODE_KEY.CHAIN.eq(chain))
                .fetch(row -> new KeyId(new Hash(Bytes.of(row.value1())))));
    }

    /**
     * A height, and under which validators it is decided: those of a recovery sign for it anew.
     *
     * @param recovery number of the order that names them; 0 where the chain never was recovered
     */
    public record Slots(long height, long recovery) {}

    /**
     * Call it in a transaction, and tell nobody of it before that is committed.
     *
     * @throws org.springframework.dao.DuplicateKeyException if a key has signed something in one of the slots before
     */
    public void add(int chain, Slots slots, List<Entry> entries, List<Body> bodies) {
        if (!bodies.isEmpty()) {
            var insert = sql.insertInto(
                    PROPOSED_BLOCK,
                    PROPOSED_BLOCK.CHAIN,
                    PROPOSED_BLOCK.HEIGHT,
                    PROPOSED_BLOCK.HASH,
                    PROPOSED_BLOCK.CONTENT);
            for (Body body : bodies) {
                insert = insert.values(
                        chain,
                        slots.height(),
                        body.hash().bytes().toArray(),
                        body.content().toArray());
            }
            insert.onConflictDoNothing().execute();
        }
        var insert = sql.insertInto(
                SIGNING_STATE,
                SIGNING_STATE.CHAIN,
                SIGNING_STATE.HEIGHT,
                SIGNING_STATE.RECOVERY,
                SIGNING_STATE.KEY,
                SIGNING_STATE.ROUND,
                SIGNING_STATE.TYPE,
                SIGNING_STATE.CONTENT);
        for (Entry entry : entries) {
            insert = insert.values(
                    chain,
                    slots.height(),
                    slots.recovery(),
                    entry.key().hash().bytes().toArray(),
                    entry.round(),
                    entry.type(),
                    entry.content().toArray());
        }
        insert.execute();
    }

    /** What each key has made durable of a height, in its order. */
    public Map<KeyId, List<Bytes>> of(int chain, Slots slots) {
        Map<KeyId, List<Bytes>> byKey = new HashMap<>();
        sql.select(SIGNING_STATE.KEY, SIGNING_STATE.CONTENT)
                .from(SIGNING_STATE)
                .where(
                        SIGNING_STATE.CHAIN.eq(chain),
                        SIGNING_STATE.HEIGHT.eq(slots.height()),
                        SIGNING_STATE.RECOVERY.eq(slots.recovery()))
                .orderBy(SIGNING_STATE.NUMBER)
                .forEach(row -> byKey.computeIfAbsent(
                                new KeyId(new Hash(Bytes.of(row.value1()))), any -> new ArrayList<>())
                        .add(Bytes.of(row.value2())));
        return byKey;
    }

    public Optional<Bytes> body(int chain, long height, Hash block) {
        return sql.select(PROPOSED_BLOCK.CONTENT)
                .from(PROPOSED_BLOCK)
                .where(
                        PROPOSED_BLOCK.CHAIN.eq(chain),
                        PROPOSED_BLOCK.HEIGHT.eq(height),
                        PROPOSED_BLOCK.HASH.eq(block.bytes().toArray()))
                .fetchOptional(row -> Bytes.of(row.value1()));
    }

    /** A height is final here: nothing is signed for it any more. Call it in the block's transaction. */
    public void forget(int chain, long height) {
        sql.deleteFrom(SIGNING_STATE)
                .where(SIGNING_STATE.CHAIN.eq(chain), SIGNING_STATE.HEIGHT.le(height))
                .execute();
        sql.deleteFrom(PROPOSED_BLOCK)
                .where(PROPOSED_BLOCK.CHAIN.eq(chain), PROPOSED_BLOCK.HEIGHT.le(height))
                .execute();
    }
}

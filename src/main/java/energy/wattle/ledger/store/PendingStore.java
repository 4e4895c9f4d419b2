package energy.wattle.ledger.store;

import static energy.wattle.ledger.store.jooq.Tables.DROPPED;
import static energy.wattle.ledger.store.jooq.Tables.KEY_SEQUENCE;
import static energy.wattle.ledger.store.jooq.Tables.PENDING;
import static energy.wattle.ledger.store.jooq.Tables.RECORD;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import energy.wattle.ledger.AfterCommit;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LostRecords;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Repository;

/** Records on their way into blocks, and the numbers given out for them. */
@Repository
public class PendingStore {

    /** A store older than the chain goes on far above what the key may have used. Source: Ledger, Record. */
    private static final long GAP = 1L << 20;

    /** @param content encoded record */
    public record PendingRecord(Hash id, int kind, Hash sender, Bytes content) {}

    private final DSLContext sql;
    private final ObjectProvider<LostRecords> senders;

    PendingStore(DSLContext sql, ObjectProvider<LostRecords> senders) {
        this.sql = sql;
        this.senders = senders;
    }

    /** All records of a kind that wait on a chain, encoded, in the order in which they came. */
    public List<Bytes> ofKind(int chain, int kind) {
        return sql.select(PENDING.CONTENT)
                .from(PENDING)
                .where(PENDING.CHAIN.eq(chain), PENDING.KIND.eq(kind))
                .orderBy(PENDING.NUMBER)
                .fetch(row -> Bytes.of(row.value1()));
    }

    /**
     * Gives out consecutive numbers for keys.
     *
     * @param counts how many each key takes, from 1
     * @return the first of each
     */
    public Map<Hash, Long> takeNumbers(int chain, Map<Hash, Integer> counts) {
        SortedMap<Bytes, Integer> sorted = new TreeMap<>();
        counts.forEach((sender, count) -> sorted.put(sender.bytes(), count));
        Map<Bytes, Long> last = advance(chain, sorted);
        Map<Hash, Long> first = new HashMap<>();
        sorted.forEach((sender, count) -> {
            Long known = last.get(sender);
            long end = known == null ? firstNumbers(chain, sender.toArray(), count) : known;
            first.put(new Hash(sender), end - count + 1);
        });
        return first;
    }

    /**
     * The last number given out to each key that is known. Rows are locked in one order, so that none waits for two.
     */
    private Map<Bytes, Long> advance(int chain, SortedMap<Bytes, Integer> counts) {
        byte[][] senders = counts.keySet().stream().map(Bytes::toArray).toArray(byte[][]::new);
        Integer[] taken = counts.values().toArray(Integer[]::new);
        Map<Bytes, Long> last = new HashMap<>();
        sql.resultQuery("""
                with taken as (
                    select k.sender, t.count from ledger.key_sequence k
                    join unnest({0}, {1}) as t(sender, count) on t.sender = k.sender
                    where k.chain = {2} order by k.sender for update of k)
                update ledger.key_sequence k set last = k.last + taken.count from taken
                where k.chain = {2} and k.sender = taken.sender
                returning k.sender, k.last
                """, DSL.val(senders), DSL.val(taken), DSL.val(chain))
                .forEach(row -> last.put(Bytes.of(row.get(0, byte[].class)), row.get(1, Long.class)));
        return last;
    }

    private long firstNumbers(int chain, byte[] key, int count) {
        Long used = sql.select(max(RECORD.SEQUENCE))
                .from(RECORD)
                .where(RECORD.CHAIN.eq(chain), RECORD.SENDER.eq(key))
                .fetchOne(row -> row.value1());
        long start = used == null ? 0 : Math.addExact(used, GAP);
        return sql.insertInto(KEY_SEQUENCE)
                .set(KEY_SEQUENCE.CHAIN, chain)
                .set(KEY_SEQUENCE.SENDER, key)
                .set(KEY_SEQUENCE.LAST, start + count)
                .onConflict(KEY_SEQUENCE.CHAIN, KEY_SEQUENCE.SENDER)
                .doUpdate()
                .set(KEY_SEQUENCE.LAST, KEY_SEQUENCE.LAST.plus(count))
                .returningResult(KEY_SEQUENCE.LAST)
                .fetchSingle(row -> row.value1());
    }

    public void add(int chain, List<PendingRecord> records) {
        var insert = sql.insertInto(PENDING, PENDING.CHAIN, PENDING.ID, PENDING.KIND, PENDING.SENDER, PENDING.CONTENT);
        for (PendingRecord record : records) {
            insert = insert.values(
                    chain,
                    record.id().bytes().toArray(),
                    record.kind(),
                    record.sender().bytes().toArray(),
                    record.content().toArray());
        }
        insert.onConflictDoNothing().execute();
    }

    /** A chain's records in the order in which they came, up to a number. */
    public List<PendingRecord> of(int chain, int limit) {
        return sql.select(PENDING.ID, PENDING.KIND, PENDING.SENDER, PENDING.CONTENT)
                .from(PENDING)
                .where(PENDING.CHAIN.eq(chain))
                .orderBy(PENDING.NUMBER)
                .limit(limit)
                .fetch(row -> new PendingRecord(
                        new Hash(Bytes.of(row.value1())),
                        row.value2(),
                        new Hash(Bytes.of(row.value3())),
                        Bytes.of(row.value4())));
    }

    /** Ids of a chain's records in the order in which they came, up to a number. */
    public List<Hash> ids(int chain, int limit) {
        return sql.select(PENDING.ID)
                .from(PENDING)
                .where(PENDING.CHAIN.eq(chain))
                .orderBy(PENDING.NUMBER)
                .limit(limit)
                .fetch(row -> new Hash(Bytes.of(row.value1())));
    }

    /** Of these, what waits on a chain, encoded, in the order in which it came. */
    public List<Bytes> contents(int chain, Collection<Hash> records) {
        return sql.select(PENDING.CONTENT)
                .from(PENDING)
                .where(PENDING.CHAIN.eq(chain), PENDING.ID.eq(DSL.any(bytes(records))))
                .orderBy(PENDING.NUMBER)
                .fetch(row -> Bytes.of(row.value1()));
    }

    /** Of these, what neither waits, nor is in a block, nor was dropped. */
    public List<Hash> unknown(Collection<Hash> records) {
        byte[][] ids = bytes(records);
        Set<Hash> known = new HashSet<>();
        sql.select(PENDING.ID)
                .from(PENDING)
                .where(PENDING.ID.eq(DSL.any(ids)))
                .unionAll(select(RECORD.ID).from(RECORD).where(RECORD.ID.eq(DSL.any(ids))))
                .unionAll(select(DROPPED.ID).from(DROPPED).where(DROPPED.ID.eq(DSL.any(ids))))
                .forEach(row -> known.add(new Hash(Bytes.of(row.value1()))));
        return records.stream().filter(id -> !known.contains(id)).toList();
    }

    private static byte[][] bytes(Collection<Hash> records) {
        return records.stream().map(id -> id.bytes().toArray()).toArray(byte[][]::new);
    }

    public int count(int chain) {
        return sql.fetchCount(PENDING, PENDING.CHAIN.eq(chain));
    }

    /** How many wait for each chain that any wait for. */
    public Map<Integer, Integer> counts() {
        return sql.select(PENDING.CHAIN, DSL.count())
                .from(PENDING)
                .groupBy(PENDING.CHAIN)
                .fetchMap(PENDING.CHAIN, DSL.count());
    }

    /** Whether a record of this kind and sender waits. */
    public boolean has(int chain, int kind, Hash sender) {
        return sql.fetchExists(
                PENDING,
                PENDING.CHAIN.eq(chain),
                PENDING.KIND.eq(kind),
                PENDING.SENDER.eq(sender.bytes().toArray()));
    }

    /** Whether a record of this kind waits, whoever has sent it. */
    public boolean has(int chain, int kind) {
        return sql.fetchExists(PENDING, PENDING.CHAIN.eq(chain), PENDING.KIND.eq(kind));
    }

    public boolean isPending(Hash record) {
        return sql.fetchExists(PENDING, PENDING.ID.eq(record.bytes().toArray()));
    }

    /** They are in a block, or never will be. */
    public void remove(Collection<Hash> records) {
        sql.deleteFrom(PENDING).where(PENDING.ID.eq(DSL.any(bytes(records)))).execute();
    }

    /** Remembers why a record never got into a block, and tells its senders. */
    public void drop(int chain, long height, Hash record, String reason) {
        int dropped = sql.insertInto(DROPPED)
                .set(DROPPED.ID, record.bytes().toArray())
                .set(DROPPED.CHAIN, chain)
                .set(DROPPED.HEIGHT, height)
                .set(DROPPED.REASON, reason)
                .onConflictDoNothing()
                .execute();
        if (dropped > 0) {
            AfterCommit.run(() -> senders.forEach(sender -> sender.lost(record)));
        }
    }

    public Optional<String> dropped(Hash record) {
        return sql.select(DROPPED.REASON)
                .from(DROPPED)
                .where(DROPPED.ID.eq(record.bytes().toArray()))
                .fetchOptional(row -> row.value1());
    }
}

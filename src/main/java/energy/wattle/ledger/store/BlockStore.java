package energy.wattle.ledger.store;

import static energy.wattle.ledger.store.jooq.Tables.BLOCK;
import static energy.wattle.ledger.store.jooq.Tables.RECORD;
import static energy.wattle.ledger.store.jooq.Tables.RESULT;
import static energy.wattle.ledger.store.jooq.Tables.STATE_CHANGE;

import energy.wattle.database.BulkInsert;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.StateChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Final blocks with their records, results and state changes. Nothing in these tables ever changes. */
@Repository
public class BlockStore {

    /**
     * A block as it is stored.
     *
     * @param header its encoded form, as are certificate and contents below
     */
    public record StoredBlock(int chain, long height, Hash hash, long time, Bytes header, Bytes certificate) {}

    /**
     * @param leaf hash of the content under the records root
     * @param voidReason why it has no effect, if it has none
     */
    public record StoredRecord(
            Hash id, int kind, Hash sender, long sequence, Bytes content, Hash leaf, Optional<String> voidReason) {}

    /** @param leaf hash of the content under the results root */
    public record StoredResult(String kind, Bytes content, Hash leaf) {}

    /** @param digest hash of the change */
    public record StoredChange(StateChange change, Hash digest) {}

    /** A result at its place. */
    public record ResultPlace(long height, int position, Bytes content) {}

    /** A row that belongs to no block. */
    public record StrayRow(String words, long height) {}

    /** Where a record stands. */
    public record RecordPlace(int chain, long height, int position, Optional<String> voidReason) {}

    private final DSLContext sql;

    BlockStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Call it in the transaction that also stores the block's effects. */
    public void add(
            StoredBlock block, List<StoredRecord> records, List<StoredResult> results, List<StoredChange> changes) {
        sql.insertInto(BLOCK)
                .set(BLOCK.CHAIN, block.chain())
                .set(BLOCK.HEIGHT, block.height())
                .set(BLOCK.HASH, block.hash().bytes().toArray())
                .set(BLOCK.TIME, block.time())
                .set(BLOCK.HEADER, block.header().toArray())
                .set(BLOCK.CERTIFICATE, block.certificate().toArray())
                .execute();
        sql.connection(connection -> {
            addRecords(connection, block, records);
            addResults(connection, block, results);
            addChanges(connection, block, changes);
        });
    }

    private static void addRecords(Connection connection, StoredBlock block, List<StoredRecord> records)
            throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        BulkInsert rows = BulkInsert.into(
                connection,
                "ledger.record",
                List.of(
                        "chain",
                        "height",
                        "position",
                        "id",
                        "kind",
                        "sender",
                        "sequence",
                        "content",
                        "leaf",
                        "void_reason"));
        for (int i = 0; i < records.size(); i++) {
            StoredRecord record = records.get(i);
            rows.row(
                    block.chain(),
                    block.height(),
                    i,
                    record.id().bytes().toArray(),
                    record.kind(),
                    record.sender().bytes().toArray(),
                    record.sequence(),
                    record.content().toArray(),
                    record.leaf().bytes().toArray(),
                    record.voidReason().orElse(null));
        }
        rows.finish();
    }

    private static void addResults(Connection connection, StoredBlock block, List<StoredResult> results)
            throws SQLException {
        if (results.isEmpty()) {
            return;
        }
        BulkInsert rows = BulkInsert.into(
                connection, "ledger.result", List.of("chain", "height", "position", "kind", "content", "leaf"));
        for (int i = 0; i < results.size(); i++) {
            StoredResult result = results.get(i);
            rows.row(
                    block.chain(),
                    block.height(),
                    i,
                    result.kind(),
                    result.content().toArray(),
                    result.leaf().bytes().toArray());
        }
        rows.finish();
    }

    private static void addChanges(Connection connection, StoredBlock block, List<StoredChange> changes)
            throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        BulkInsert rows = BulkInsert.into(
                connection,
                "ledger.state_change",
                List.of("chain", "height", "table_number", "key", "value", "digest"));
        for (StoredChange stored : changes) {
            StateChange change = stored.change();
            rows.row(
                    block.chain(),
                    block.height(),
                    change.table(),
                    change.key().toArray(),
                    change.value().map(Bytes::toArray).orElse(null),
                    stored.digest().bytes().toArray());
        }
        rows.finish();
    }

    /** The last final block of a chain. */
    public Optional<StoredBlock> last(int chain) {
        return sql.selectFrom(BLOCK)
                .where(BLOCK.CHAIN.eq(chain))
                .orderBy(BLOCK.HEIGHT.desc())
                .limit(1)
                .fetchOptional(BlockStore::block);
    }

    public Optional<StoredBlock> at(int chain, long height) {
        return sql.selectFrom(BLOCK)
                .where(BLOCK.CHAIN.eq(chain), BLOCK.HEIGHT.eq(height))
                .fetchOptional(BlockStore::block);
    }

    /** The id of the record at a place. */
    public Optional<Hash> record(int chain, long height, int position) {
        return sql.select(RECORD.ID)
                .from(RECORD)
                .where(RECORD.CHAIN.eq(chain), RECORD.HEIGHT.eq(height), RECORD.POSITION.eq(position))
                .fetchOptional(row -> new Hash(Bytes.of(row.value1())));
    }

    /** The first block at or after a market time, in milliseconds. */
    public Optional<StoredBlock> firstAt(int chain, long time) {
        return sql.selectFrom(BLOCK)
                .where(BLOCK.CHAIN.eq(chain), BLOCK.TIME.ge(time))
                .orderBy(BLOCK.HEIGHT)
                .limit(1)
                .fetchOptional(BlockStore::block);
    }

    /** The blocks from a height on, ascending, up to a number. */
    public List<StoredBlock> from(int chain, long height, int limit) {
        return sql.selectFrom(BLOCK)
                .where(BLOCK.CHAIN.eq(chain), BLOCK.HEIGHT.ge(height))
                .orderBy(BLOCK.HEIGHT)
                .limit(limit)
                .fetch(BlockStore::block);
    }

    /** A block's records in their order. */
    public List<StoredRecord> records(int chain, long height) {
        return sql.selectFrom(RECORD)
                .where(RECORD.CHAIN.eq(chain), RECORD.HEIGHT.eq(height))
                .orderBy(RECORD.POSITION)
                .fetch(row -> new StoredRecord(
                        hash(row.getId()),
                        row.getKind(),
                        hash(row.getSender()),
                        row.getSequence(),
                        Bytes.of(row.getContent()),
                        hash(row.getLeaf()),
                        Optional.ofNullable(row.getVoidReason())));
    }

    /** A block's results in their order. */
    public List<StoredResult> results(int chain, long height) {
        return sql.selectFrom(RESULT)
                .where(RESULT.CHAIN.eq(chain), RESULT.HEIGHT.eq(height))
                .orderBy(RESULT.POSITION)
                .fetch(row -> new StoredResult(row.getKind(), Bytes.of(row.getContent()), hash(row.getLeaf())));
    }

    /** A block's state changes in their order. */
    public List<StoredChange> changes(int chain, long height) {
        return sql.selectFrom(STATE_CHANGE)
                .where(STATE_CHANGE.CHAIN.eq(chain), STATE_CHANGE.HEIGHT.eq(height))
                .orderBy(STATE_CHANGE.TABLE_NUMBER, STATE_CHANGE.KEY)
                .fetch(row -> new StoredChange(
                        new StateChange(row.getTableNumber(), Bytes.of(row.getKey()), optional(row.getValue())),
                        hash(row.getDigest())));
    }

    /** The places of a chain's results of a kind between two heights, the first included, ascending. */
    public List<ResultPlace> resultsOfKind(int chain, String kind, long from, long to) {
        return sql.select(RESULT.HEIGHT, RESULT.POSITION, RESULT.CONTENT)
                .from(RESULT)
                .where(RESULT.CHAIN.eq(chain), RESULT.KIND.eq(kind), RESULT.HEIGHT.ge(from), RESULT.HEIGHT.lt(to))
                .orderBy(RESULT.HEIGHT, RESULT.POSITION)
                .fetch(row -> new ResultPlace(row.value1(), row.value2(), Bytes.of(row.value3())));
    }

    /** The encoded records of a kind in blocks at or above a height that took effect, ascending, up to a number. */
    public List<Bytes> recordsOfKind(int chain, int kind, long from, int limit) {
        return sql.select(RECORD.CONTENT)
                .from(RECORD)
                .where(
                        RECORD.CHAIN.eq(chain),
                        RECORD.KIND.eq(kind),
                        RECORD.HEIGHT.ge(from),
                        RECORD.VOID_REASON.isNull())
                .orderBy(RECORD.HEIGHT, RECORD.POSITION)
                .limit(limit)
                .fetch(row -> Bytes.of(row.value1()));
    }

    public Optional<RecordPlace> place(Hash record) {
        return sql.select(RECORD.CHAIN, RECORD.HEIGHT, RECORD.POSITION, RECORD.VOID_REASON)
                .from(RECORD)
                .where(RECORD.ID.eq(record.bytes().toArray()))
                .fetchOptional(row ->
                        new RecordPlace(row.value1(), row.value2(), row.value3(), Optional.ofNullable(row.value4())));
    }

    /** The rows above a chain's last block; there should be none. */
    public List<StrayRow> strayRows(int chain, long last) {
        return sql.resultQuery("""
                select 'record ' || position || ' of block ' || height, height from ledger.record where chain = {0} and height > {1}
                union all
                select 'result ' || position || ' of block ' || height, height from ledger.result where chain = {0} and height > {1}
                union all
                select 'state_change of block ' || height, height from ledger.state_change where chain = {0} and height > {1}
                union all
                select 'history_node level ' || level || ', position ' || position, (position + 1) << level
                from ledger.history_node where chain = {0} and ((position + 1) << level) > {1}
                limit 100
                """, DSL.val(chain), DSL.val(last))
                .fetch(row -> new StrayRow(row.get(0, String.class), row.get(1, Long.class)));
    }

    private static StoredBlock block(energy.wattle.ledger.store.jooq.tables.records.BlockRecord row) {
        return new StoredBlock(
                row.getChain(),
                row.getHeight(),
                hash(row.getHash()),
                row.getTime(),
                Bytes.of(row.getHeader()),
                Bytes.of(row.getCertificate()));
    }

    private static Hash hash(byte[] bytes) {
        return new Hash(Bytes.of(bytes));
    }

    private static Optional<Bytes> optional(byte @Nullable [] bytes) {
        return Optional.ofNullable(bytes).map(Bytes::of);
    }
}

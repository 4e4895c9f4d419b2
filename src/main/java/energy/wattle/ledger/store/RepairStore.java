package energy.wattle.ledger.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * Puts wrong rows of the chains' tables out of the way, and keeps what they were. Call everything in one transaction:
 * the tables let rows go in no other than the one that records it.
 */
@Repository
public class RepairStore {

    /** @param source the neighbour that had the block; empty: it follows from the chain itself */
    public record Repair(long number, Instant at, int chain, long height, String source) {}

    /**
     * What is found wrong.
     *
     * @param height 0 for the state
     */
    public record Found(int chain, long height, String finding, String source) {}

    private final DSLContext sql;

    RepairStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Nobody adds a block before the transaction ends. */
    public void lock() {
        sql.execute("lock table ledger.block in share row exclusive mode");
    }

    /** Records all rows of a block as they are, and deletes them. */
    public void clear(Instant now, Found found) {
        var chain = DSL.val(found.chain());
        var height = DSL.val(found.height());
        sql.query("""
                        insert into ledger.repair (at, chain, height, finding, source, rows)
                        select {0}, {1}, {2}, {3}, {4}, jsonb_build_object(
                            'block', (select jsonb_agg(to_jsonb(b)) from ledger.block b where chain = {1} and height = {2}),
                            'record', (select jsonb_agg(to_jsonb(b)) from ledger.record b where chain = {1} and height = {2}),
                            'result', (select jsonb_agg(to_jsonb(b)) from ledger.result b where chain = {1} and height = {2}),
                            'state_change',
                            (select jsonb_agg(to_jsonb(b)) from ledger.state_change b where chain = {1} and height = {2}),
                            'history_node',
                            (select jsonb_agg(to_jsonb(b)) from ledger.history_node b
                             where chain = {1} and ((position + 1) << level) = {2}))
                        """, DSL.val(utc(now)), chain, height, DSL.val(found.finding()), DSL.val(found.source()))
                .execute();
        for (String table : List.of("block", "record", "result", "state_change")) {
            sql.query("delete from ledger." + table + " where chain = {0} and height = {1}", chain, height)
                    .execute();
        }
        sql.query(
                        "delete from ledger.history_node where chain = {0} and ((position + 1) << level) = {1}",
                        chain, height)
                .execute();
    }

    /**
     * Records rows of the state, which may be changed at any time.
     *
     * @param rows as JSON
     */
    public void note(Instant now, Found found, String rows) {
        sql.query(
                        """
                        insert into ledger.repair (at, chain, height, finding, source, rows)
                        values ({0}, {1}, {2}, {3}, {4}, {5}::jsonb)
                        """,
                        DSL.val(utc(now)),
                        DSL.val(found.chain()),
                        DSL.val(found.height()),
                        DSL.val(found.finding()),
                        DSL.val(found.source()),
                        DSL.val(rows))
                .execute();
    }

    /** Those from an instant on, the latest first, up to a number. */
    public List<Repair> since(Instant from, int most) {
        return sql.resultQuery("""
                        select number, at, chain, height, source from ledger.repair where at >= {0}
                        order by number desc limit {1}
                        """, DSL.val(utc(from)), DSL.val(most))
                .fetch(row -> new Repair(
                        row.get(0, Long.class),
                        row.get(1, OffsetDateTime.class).toInstant(),
                        row.get(2, Integer.class),
                        row.get(3, Long.class),
                        row.get(4, String.class)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

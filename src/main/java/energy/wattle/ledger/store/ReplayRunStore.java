package energy.wattle.ledger.store;

import energy.wattle.ledger.Replay;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The replays that this instance has run by itself. */
@Repository
public class ReplayRunStore {

    /**
     * One that is over.
     *
     * @param failure why it could not run
     */
    public record Run(Instant finishedAt, Replay.Report report, Optional<String> failure) {}

    private final DSLContext sql;

    public ReplayRunStore(DSLContext sql) {
        this.sql = sql;
    }

    public long start(Instant now) {
        return sql.resultQuery(
                        "insert into ledger.replay_run (started_at) values ({0}) returning id", DSL.val(utc(now)))
                .fetchSingle(row -> row.get(0, Long.class));
    }

    public void finish(long id, Instant now, Replay.Report report) {
        sql.query(
                        """
                        update ledger.replay_run set finished_at = {1}, blocks = {2}, rows = {3}, kind = {4}, parts = {5}
                        where id = {0}
                        """,
                        DSL.val(id),
                        DSL.val(utc(now)),
                        DSL.val(report.blocks()),
                        DSL.val(report.rows()),
                        DSL.val(
                                report.difference()
                                        .map(found -> found.kind().name())
                                        .orElse(null),
                                String.class),
                        DSL.val(report.difference().map(Replay.Difference::parts).orElse(List.of()).stream()
                                .toArray(String[]::new)))
                .execute();
    }

    public void fail(long id, Instant now, String failure) {
        sql.query(
                        "update ledger.replay_run set finished_at = {1}, failure = {2} where id = {0}",
                        DSL.val(id), DSL.val(utc(now)), DSL.val(failure))
                .execute();
    }

    /** The last one that is over. */
    public Optional<Run> latest() {
        return sql.resultQuery("""
                        select finished_at, blocks, rows, kind, parts, failure from ledger.replay_run
                        where finished_at is not null order by id desc limit 1
                        """)
                .fetchOptional(row -> new Run(
                        row.get(0, OffsetDateTime.class).toInstant(),
                        new Replay.Report(
                                row.get(1, Long.class),
                                row.get(2, Long.class),
                                Optional.ofNullable(row.get(3, String.class))
                                        .map(kind -> new Replay.Difference(
                                                Replay.Kind.valueOf(kind), List.of(row.get(4, String[].class))))),
                        Optional.ofNullable(row.get(5, String.class))));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

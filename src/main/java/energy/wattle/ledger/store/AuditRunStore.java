package energy.wattle.ledger.store;

import static energy.wattle.ledger.store.jooq.Tables.AUDIT_RUN;

import energy.wattle.ledger.Audit;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The audits that were asked for, and what came of them. */
@Repository
public class AuditRunStore {

    /**
     * An audit as it is stored.
     *
     * @param touchedAt when it last was seen to go on
     * @param report once it is over
     */
    public record StoredRun(
            long id,
            Instant startedAt,
            Instant touchedAt,
            Optional<Instant> finishedAt,
            int chains,
            int chainsDone,
            Audit.Report report,
            boolean failed) {}

    private final DSLContext sql;

    AuditRunStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Call it in a transaction: nobody else starts one before it ends. */
    public void lock() {
        sql.execute("lock table ledger.audit_run in share row exclusive mode");
    }

    public long start(Instant now) {
        return sql.insertInto(AUDIT_RUN)
                .set(AUDIT_RUN.STARTED_AT, utc(now))
                .set(AUDIT_RUN.TOUCHED_AT, utc(now))
                .returningResult(AUDIT_RUN.ID)
                .fetchSingle(row -> row.value1());
    }

    public void touch(long id, Instant now, int chainsDone, int chains) {
        sql.update(AUDIT_RUN)
                .set(AUDIT_RUN.TOUCHED_AT, utc(now))
                .set(AUDIT_RUN.CHAINS_DONE, chainsDone)
                .set(AUDIT_RUN.CHAINS, chains)
                .where(AUDIT_RUN.ID.eq(id))
                .execute();
    }

    public void finish(long id, Instant now, Audit.Report report) {
        sql.update(AUDIT_RUN)
                .set(AUDIT_RUN.TOUCHED_AT, utc(now))
                .set(AUDIT_RUN.FINISHED_AT, utc(now))
                .set(AUDIT_RUN.BLOCKS, report.blocks())
                .set(AUDIT_RUN.RECORDS, report.records())
                .set(AUDIT_RUN.RESULTS, report.results())
                .set(AUDIT_RUN.FINDINGS, report.findings().toArray(String[]::new))
                .where(AUDIT_RUN.ID.eq(id))
                .execute();
    }

    public void fail(long id) {
        sql.update(AUDIT_RUN)
                .set(AUDIT_RUN.FAILED, true)
                .where(AUDIT_RUN.ID.eq(id))
                .execute();
    }

    public Optional<StoredRun> latest() {
        return sql.selectFrom(AUDIT_RUN)
                .orderBy(AUDIT_RUN.ID.desc())
                .limit(1)
                .fetchOptional(row -> new StoredRun(
                        row.getId(),
                        row.getStartedAt().toInstant(),
                        row.getTouchedAt().toInstant(),
                        Optional.ofNullable(row.getFinishedAt()).map(OffsetDateTime::toInstant),
                        row.getChains(),
                        row.getChainsDone(),
                        new Audit.Report(
                                row.getBlocks(), row.getRecords(), row.getResults(), List.of(row.getFindings())),
                        row.getFailed()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

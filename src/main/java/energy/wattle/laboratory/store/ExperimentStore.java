package energy.wattle.laboratory.store;

import static energy.wattle.laboratory.store.jooq.Tables.EXPERIMENT;
import static energy.wattle.laboratory.store.jooq.Tables.FIGURE;

import energy.wattle.laboratory.FigureResult;
import energy.wattle.laboratory.store.jooq.tables.records.ExperimentRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The sweeps that were started, and what came of them. */
@Repository
public class ExperimentStore {

    /** More than anybody looks at; older ones go. */
    private static final int KEPT = 50;

    /**
     * A sweep as it is stored.
     *
     * @param touchedAt when it last was seen to go on
     */
    public record Stored(
            long id,
            List<String> figures,
            long seed,
            String startedBy,
            Instant startedAt,
            Instant touchedAt,
            int done,
            int runs,
            Optional<Instant> cancelledAt,
            Optional<Instant> finishedAt,
            boolean failed) {}

    private final DSLContext sql;

    ExperimentStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Call it in a transaction: nobody else starts one before it ends. */
    public void lock() {
        sql.execute("lock table laboratory.experiment in share row exclusive mode");
    }

    public long start(List<String> figures, long seed, String by, Instant now) {
        long id = sql.insertInto(EXPERIMENT)
                .set(EXPERIMENT.FIGURES, figures.toArray(String[]::new))
                .set(EXPERIMENT.SEED, seed)
                .set(EXPERIMENT.STARTED_BY, by)
                .set(EXPERIMENT.STARTED_AT, utc(now))
                .set(EXPERIMENT.TOUCHED_AT, utc(now))
                .returningResult(EXPERIMENT.ID)
                .fetchSingle(row -> row.value1());
        sql.deleteFrom(EXPERIMENT).where(EXPERIMENT.ID.le(id - KEPT)).execute();
        return id;
    }

    public void touch(long id, Instant now, int done, int runs) {
        sql.update(EXPERIMENT)
                .set(EXPERIMENT.TOUCHED_AT, utc(now))
                .set(EXPERIMENT.DONE, done)
                .set(EXPERIMENT.RUNS, runs)
                .where(EXPERIMENT.ID.eq(id))
                .execute();
    }

    public void cancel(long id, Instant now) {
        sql.update(EXPERIMENT)
                .set(EXPERIMENT.CANCELLED_AT, utc(now))
                .where(EXPERIMENT.ID.eq(id))
                .and(EXPERIMENT.FINISHED_AT.isNull())
                .and(EXPERIMENT.CANCELLED_AT.isNull())
                .execute();
    }

    public void finish(long id, Instant now, List<FigureResult> results) {
        sql.update(EXPERIMENT)
                .set(EXPERIMENT.FINISHED_AT, utc(now))
                .where(EXPERIMENT.ID.eq(id))
                .execute();
        for (int i = 0; i < results.size(); i++) {
            FigureResult result = results.get(i);
            sql.insertInto(FIGURE)
                    .set(FIGURE.EXPERIMENT, id)
                    .set(FIGURE.POSITION, i)
                    .set(FIGURE.NAME, result.name())
                    .set(FIGURE.FOUND_EN, result.english())
                    .set(FIGURE.FOUND_ZH, result.chinese())
                    .set(FIGURE.LINES, result.lines())
                    .set(FIGURE.BARS, result.bars().orElse(null))
                    .set(FIGURE.RUNS, result.runs())
                    .execute();
        }
    }

    public void fail(long id) {
        sql.update(EXPERIMENT)
                .set(EXPERIMENT.FAILED, true)
                .where(EXPERIMENT.ID.eq(id))
                .execute();
    }

    /** @param most of them, newest first */
    public List<Stored> latest(int most) {
        return sql.selectFrom(EXPERIMENT)
                .orderBy(EXPERIMENT.ID.desc())
                .limit(most)
                .fetch(ExperimentStore::stored);
    }

    public Optional<Stored> of(long id) {
        return sql.selectFrom(EXPERIMENT).where(EXPERIMENT.ID.eq(id)).fetchOptional(ExperimentStore::stored);
    }

    public List<FigureResult> results(long id) {
        return sql.selectFrom(FIGURE)
                .where(FIGURE.EXPERIMENT.eq(id))
                .orderBy(FIGURE.POSITION)
                .fetch(row -> new FigureResult(
                        row.getName(),
                        row.getFoundEn(),
                        row.getFoundZh(),
                        row.getLines(),
                        Optional.ofNullable(row.getBars()),
                        row.getRuns()));
    }

    private static Stored stored(ExperimentRecord row) {
        return new Stored(
                row.getId(),
                List.of(row.getFigures()),
                row.getSeed(),
                row.getStartedBy(),
                row.getStartedAt().toInstant(),
                row.getTouchedAt().toInstant(),
                row.getDone(),
                row.getRuns(),
                Optional.ofNullable(row.getCancelledAt()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getFinishedAt()).map(OffsetDateTime::toInstant),
                row.getFailed());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package energy.wattle.disclosure.store;

import static energy.wattle.disclosure.store.jooq.Tables.OVERDUE;
import static energy.wattle.disclosure.store.jooq.Tables.PROGRESS;

import energy.wattle.disclosure.Overdue;
import energy.wattle.disclosure.Subject;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** How far the calendar has been followed, and what was late. */
@Repository
public class CalendarStore {

    private final DSLContext sql;

    CalendarStore(DSLContext sql) {
        this.sql = sql;
    }

    /** @param zone nothing for what is published of all zones together */
    public Optional<Instant> doneUntil(Subject subject, Optional<TradingZoneId> zone) {
        return sql.select(PROGRESS.DONE_UNTIL)
                .from(PROGRESS)
                .where(PROGRESS.SUBJECT.eq(subject.name()))
                .and(PROGRESS.ZONE.eq(code(zone)))
                .fetchOptional(PROGRESS.DONE_UNTIL)
                .map(OffsetDateTime::toInstant);
    }

    /** Call it in the transaction that publishes. */
    public void done(Subject subject, Optional<TradingZoneId> zone, Instant until) {
        sql.insertInto(PROGRESS)
                .set(PROGRESS.SUBJECT, subject.name())
                .set(PROGRESS.ZONE, code(zone))
                .set(PROGRESS.DONE_UNTIL, at(until))
                .onConflict(PROGRESS.SUBJECT, PROGRESS.ZONE)
                .doUpdate()
                .set(PROGRESS.DONE_UNTIL, at(until))
                .execute();
    }

    /** Once for each publication. */
    public void notice(Overdue overdue) {
        sql.insertInto(OVERDUE)
                .set(OVERDUE.SUBJECT, overdue.subject().name())
                .set(OVERDUE.ZONE, code(overdue.zone()))
                .set(OVERDUE.STARTS_AT, at(overdue.from()))
                .set(OVERDUE.ENDS_AT, at(overdue.until()))
                .set(OVERDUE.DUE_AT, at(overdue.dueAt()))
                .set(OVERDUE.NOTICED_AT, at(overdue.noticedAt()))
                .onConflictDoNothing()
                .execute();
    }

    public List<Overdue> overdue(int limit) {
        return sql.selectFrom(OVERDUE)
                .orderBy(OVERDUE.NOTICED_AT.desc(), OVERDUE.SUBJECT, OVERDUE.ZONE)
                .limit(limit)
                .fetch(row -> new Overdue(
                        Subject.valueOf(row.getSubject()),
                        Optional.of(row.getZone())
                                .filter(zone -> !zone.isEmpty())
                                .map(TradingZoneId::new),
                        row.getStartsAt().toInstant(),
                        row.getEndsAt().toInstant(),
                        row.getDueAt().toInstant(),
                        row.getNoticedAt().toInstant()));
    }

    private static String code(Optional<TradingZoneId> zone) {
        return zone.map(TradingZoneId::code).orElse("");
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package energy.wattle.assessment.store;

import static energy.wattle.assessment.store.SpanCondition.at;
import static energy.wattle.assessment.store.jooq.Tables.ALARM;

import energy.wattle.assessment.Alarm;
import energy.wattle.assessment.Screen;
import energy.wattle.assessment.store.jooq.tables.records.AlarmRecord;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Alarms. */
@Repository
public class AlarmStore {

    private final DSLContext sql;

    AlarmStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Call it in a transaction, once for each session. */
    public void add(List<Alarm> alarms) {
        sql.batchInsert(alarms.stream().map(AlarmStore::row).toList()).execute();
    }

    /** The latest ones of the span, in the order of their first intervals. */
    public List<Alarm> find(Optional<TradingZoneId> zone, Instant from, Instant until, int limit) {
        return sql.selectFrom(ALARM)
                .where(ALARM.FIRST_INTERVAL.ge(at(from)))
                .and(ALARM.FIRST_INTERVAL.lt(at(until)))
                .and(zone.map(id -> ALARM.ZONE.eq(id.code())).orElse(DSL.noCondition()))
                .orderBy(
                        ALARM.FIRST_INTERVAL.desc(),
                        ALARM.ZONE.desc(),
                        ALARM.KIND.desc(),
                        ALARM.FIRST_START.desc(),
                        ALARM.SCREEN.desc())
                .limit(limit)
                .fetch(AlarmStore::alarm)
                .reversed();
    }

    private static AlarmRecord row(Alarm alarm) {
        return new AlarmRecord(
                alarm.session().zone().code(),
                alarm.session().kind().name(),
                at(alarm.session().first().start()),
                alarm.screen().name(),
                at(alarm.first().start()),
                at(alarm.last().start()),
                at(alarm.worst().start()),
                alarm.value(),
                alarm.threshold(),
                alarm.trades(),
                at(alarm.raisedAt()));
    }

    private static Alarm alarm(AlarmRecord row) {
        return new Alarm(
                new SessionId(
                        new TradingZoneId(row.getZone()),
                        SessionKind.valueOf(row.getKind()),
                        interval(row.getFirstStart())),
                interval(row.getFirstInterval()),
                interval(row.getLastInterval()),
                Screen.valueOf(row.getScreen()),
                interval(row.getWorstInterval()),
                row.getValue(),
                row.getThreshold(),
                row.getTrades(),
                row.getRaisedAt().toInstant());
    }

    private static Interval interval(OffsetDateTime start) {
        return new Interval(start.toInstant());
    }
}

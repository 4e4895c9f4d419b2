package energy.wattle.assessment.store;

import static energy.wattle.assessment.store.SpanCondition.at;
import static energy.wattle.assessment.store.jooq.Tables.CASE_NOTE;

import energy.wattle.assessment.Alarm;
import energy.wattle.assessment.Case;
import energy.wattle.assessment.CaseState;
import energy.wattle.assessment.Screen;
import energy.wattle.assessment.core.CaseName;
import energy.wattle.assessment.store.jooq.tables.records.CaseNoteRecord;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The regulator's notes. */
@Repository
public class CaseStore {

    private final DSLContext sql;

    CaseStore(DSLContext sql) {
        this.sql = sql;
    }

    /** The latest first. */
    public List<Case.Note> notes(Alarm alarm) {
        return sql.selectFrom(CASE_NOTE)
                .where(of(alarm))
                .orderBy(CASE_NOTE.NUMBER.desc())
                .fetch(CaseStore::note);
    }

    /** The last note on each alarm whose first interval is in a time, of those that have any. */
    public Map<CaseName, Case.Note> last(Instant from, Instant until) {
        Map<CaseName, Case.Note> last = new HashMap<>();
        sql.selectFrom(CASE_NOTE)
                .where(CASE_NOTE.FIRST_INTERVAL.ge(at(from)))
                .and(CASE_NOTE.FIRST_INTERVAL.lt(at(until)))
                .orderBy(CASE_NOTE.NUMBER)
                .forEach(row -> last.put(name(row), note(row)));
        return last;
    }

    /** Call it in a transaction. */
    public void add(Alarm alarm, Case.Note note) {
        int number = sql.fetchCount(CASE_NOTE, of(alarm)) + 1;
        sql.executeInsert(new CaseNoteRecord(
                alarm.session().zone().code(),
                alarm.session().kind().name(),
                at(alarm.session().first().start()),
                alarm.screen().name(),
                at(alarm.first().start()),
                number,
                note.state().name(),
                note.text(),
                note.by(),
                at(note.at())));
    }

    private static Condition of(Alarm alarm) {
        return CASE_NOTE
                .ZONE
                .eq(alarm.session().zone().code())
                .and(CASE_NOTE.KIND.eq(alarm.session().kind().name()))
                .and(CASE_NOTE.FIRST_START.eq(at(alarm.session().first().start())))
                .and(CASE_NOTE.SCREEN.eq(alarm.screen().name()))
                .and(CASE_NOTE.FIRST_INTERVAL.eq(at(alarm.first().start())));
    }

    private static CaseName name(CaseNoteRecord row) {
        return new CaseName(
                new SessionId(
                        new TradingZoneId(row.getZone()),
                        SessionKind.valueOf(row.getKind()),
                        new Interval(row.getFirstStart().toInstant())),
                Screen.valueOf(row.getScreen()),
                new Interval(row.getFirstInterval().toInstant()));
    }

    private static Case.Note note(CaseNoteRecord row) {
        return new Case.Note(
                CaseState.valueOf(row.getState()),
                row.getNote(),
                row.getNotedBy(),
                row.getNotedAt().toInstant());
    }
}

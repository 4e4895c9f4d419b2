package energy.wattle.assessment.store;

import static energy.wattle.assessment.store.SpanCondition.at;
import static energy.wattle.assessment.store.jooq.Tables.CASE_NOTE;

import energy.wattle.assessment.Alarm;
import energy.wattle.assessment.Case;
import energy.wattle.assessment.CaseState;
import energy.wattle.assessment.store.jooq.tables.records.CaseNoteRecord;
import java.util.List;
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

    private static Case.Note note(CaseNoteRecord row) {
        return new Case.Note(
                CaseState.valueOf(row.getState()),
                row.getNote(),
                row.getNotedBy(),
                row.getNotedAt().toInstant());
    }
}

package energy.wattle.trading.store;

import static energy.wattle.trading.store.jooq.Tables.SESSION_DUTY;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.Waiting.Step;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which records this instance has sent for its sessions, so that none is sent twice. */
@Repository
public class SessionDutyStore {

    /** @param attempts how often the step was sent, this record included */
    public record Sent(Hash record, int attempts) {}

    private final DSLContext sql;

    SessionDutyStore(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<Sent> find(SessionId session, Step step) {
        return sql.select(SESSION_DUTY.RECORD, SESSION_DUTY.ATTEMPTS)
                .from(SESSION_DUTY)
                .where(
                        SESSION_DUTY.ZONE.eq(session.zone().code()),
                        SESSION_DUTY.KIND.eq(session.kind().name()),
                        SESSION_DUTY.FIRST_START.eq(Columns.of(session.first())),
                        SESSION_DUTY.STEP.eq(step.name()))
                .fetchOptional(row -> new Sent(new Hash(Bytes.of(row.value1())), row.value2()));
    }

    /** Call it in the transaction that submits the record. */
    public void put(SessionId session, Step step, Sent sent, Instant now) {
        byte[] record = sent.record().bytes().toArray();
        sql.insertInto(SESSION_DUTY)
                .set(SESSION_DUTY.ZONE, session.zone().code())
                .set(SESSION_DUTY.KIND, session.kind().name())
                .set(SESSION_DUTY.FIRST_START, Columns.of(session.first()))
                .set(SESSION_DUTY.STEP, step.name())
                .set(SESSION_DUTY.RECORD, record)
                .set(SESSION_DUTY.ATTEMPTS, sent.attempts())
                .set(SESSION_DUTY.SUBMITTED_AT, Columns.of(now))
                .onConflict(SESSION_DUTY.ZONE, SESSION_DUTY.KIND, SESSION_DUTY.FIRST_START, SESSION_DUTY.STEP)
                .doUpdate()
                .set(SESSION_DUTY.RECORD, record)
                .set(SESSION_DUTY.ATTEMPTS, sent.attempts())
                .set(SESSION_DUTY.SUBMITTED_AT, Columns.of(now))
                .execute();
    }
}

package energy.wattle.assessment.store;

import static energy.wattle.assessment.store.SpanCondition.at;
import static energy.wattle.assessment.store.jooq.Tables.PROGRESS;
import static energy.wattle.assessment.store.jooq.Tables.SESSION;

import energy.wattle.trading.SessionId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which sessions were looked at. */
@Repository
public class ProgressStore {

    private final DSLContext sql;

    ProgressStore(DSLContext sql) {
        this.sql = sql;
    }

    /** All sessions with an earlier gate are over and assessed; the epoch at first. */
    public Instant gate(TradingZoneId zone) {
        return sql.select(PROGRESS.GATE_AT)
                .from(PROGRESS)
                .where(PROGRESS.ZONE.eq(zone.code()))
                .fetchOptional(PROGRESS.GATE_AT)
                .map(gate -> gate.toInstant())
                .orElse(Instant.EPOCH);
    }

    public void reached(TradingZoneId zone, Instant gate) {
        sql.insertInto(PROGRESS)
                .set(PROGRESS.ZONE, zone.code())
                .set(PROGRESS.GATE_AT, at(gate))
                .onConflict(PROGRESS.ZONE)
                .doUpdate()
                .set(PROGRESS.GATE_AT, at(gate))
                .execute();
    }

    /**
     * Call it in the transaction that adds what the session came to.
     *
     * @return whether it is new
     */
    public boolean add(SessionId session, Instant clearedAt) {
        return sql.insertInto(SESSION)
                        .set(SESSION.ZONE, session.zone().code())
                        .set(SESSION.KIND, session.kind().name())
                        .set(SESSION.FIRST_START, at(session.first().start()))
                        .set(SESSION.CLEARED_AT, at(clearedAt))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}

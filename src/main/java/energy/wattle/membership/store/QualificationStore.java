package energy.wattle.membership.store;

import static energy.wattle.membership.store.jooq.Tables.PARTICIPANT;
import static energy.wattle.membership.store.jooq.Tables.QUALIFICATION;
import static energy.wattle.membership.store.jooq.Tables.QUALIFICATION_CHANGE;

import energy.wattle.membership.QualificationChange;
import energy.wattle.membership.QualificationOf;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.Qualifications;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Qualifications over all participants, and how each came to be what it is. */
@Repository
class QualificationStore implements Qualifications {

    private final DSLContext sql;

    QualificationStore(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<QualificationChange> history(ParticipantId participant, QualifiedSide side) {
        return sql.selectFrom(QUALIFICATION_CHANGE)
                .where(QUALIFICATION_CHANGE.PARTICIPANT.eq(participant.code()))
                .and(QUALIFICATION_CHANGE.SIDE.eq(side.name()))
                .orderBy(QUALIFICATION_CHANGE.HEIGHT, QUALIFICATION_CHANGE.RECORD_INDEX)
                .fetch(row -> new QualificationChange(
                        row.getChangedAt().toInstant(),
                        row.getHeight(),
                        MemberStore.qualification(
                                row.getSide(),
                                row.getStatus(),
                                row.getValidFrom(),
                                row.getValidUntil(),
                                row.getReason())));
    }

    @Override
    public List<QualificationOf> awaitingReview() {
        return list(QUALIFICATION.STATUS.eq(QualificationStatus.APPLIED.name()));
    }

    @Override
    public List<QualificationOf> expiring(Instant from, Instant until) {
        return list(QUALIFICATION
                .STATUS
                .in(QualificationStatus.APPROVED.name(), QualificationStatus.SUSPENDED.name())
                .and(QUALIFICATION.VALID_UNTIL.ge(MemberProjectionStore.utc(from)))
                .and(QUALIFICATION.VALID_UNTIL.lt(MemberProjectionStore.utc(until))));
    }

    private List<QualificationOf> list(Condition which) {
        return sql.select(
                        QUALIFICATION.PARTICIPANT,
                        PARTICIPANT.ZONE,
                        QUALIFICATION.SIDE,
                        QUALIFICATION.STATUS,
                        QUALIFICATION.VALID_FROM,
                        QUALIFICATION.VALID_UNTIL,
                        QUALIFICATION.REASON)
                .from(QUALIFICATION)
                .join(PARTICIPANT)
                .on(PARTICIPANT.ID.eq(QUALIFICATION.PARTICIPANT))
                .where(which)
                .orderBy(QUALIFICATION.VALID_UNTIL, QUALIFICATION.PARTICIPANT, QUALIFICATION.SIDE.desc())
                .limit(MOST)
                .fetch(row -> new QualificationOf(
                        new ParticipantId(row.value1()),
                        new TradingZoneId(row.value2()),
                        MemberStore.qualification(
                                row.value3(), row.value4(), row.value5(), row.value6(), row.value7())));
    }
}

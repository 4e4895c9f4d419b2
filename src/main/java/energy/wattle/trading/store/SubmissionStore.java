package energy.wattle.trading.store;

import static energy.wattle.trading.store.jooq.Tables.SUBMISSION;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.store.jooq.tables.records.SubmissionRecord;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What participants sent through this instance, in the clear, for themselves. */
@Repository
public class SubmissionStore {

    /**
     * @param gate of the session
     * @param content as it was before sealing
     * @param submitted market time
     */
    public record Sent(
            Hash record,
            ParticipantId participant,
            SessionId session,
            Instant gate,
            Bytes content,
            Instant submitted) {}

    private final DSLContext sql;

    SubmissionStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Call it in the transaction that submits the records. */
    public void add(List<Sent> sent) {
        ManyRows.insert(sql, sent.stream().map(SubmissionStore::row).toList());
    }

    /** A participant's, for sessions with gates in this span; the latest first. */
    public List<Sent> of(ParticipantId participant, Instant from, Instant to) {
        return sql.selectFrom(SUBMISSION)
                .where(
                        SUBMISSION.PARTICIPANT.eq(participant.code()),
                        SUBMISSION.GATE_AT.ge(Columns.of(from)),
                        SUBMISSION.GATE_AT.lt(Columns.of(to)))
                .orderBy(SUBMISSION.SUBMITTED_AT.desc(), SUBMISSION.GATE_AT.desc(), SUBMISSION.RECORD)
                .fetch(SubmissionStore::sent);
    }

    /** A participant's for one session, the latest first. */
    public List<Sent> of(ParticipantId participant, SessionId session) {
        return sql.selectFrom(SUBMISSION)
                .where(SUBMISSION.PARTICIPANT.eq(participant.code()), isFor(session))
                .orderBy(SUBMISSION.SUBMITTED_AT.desc(), SUBMISSION.RECORD)
                .fetch(SubmissionStore::sent);
    }

    /** What each participant sent last for each session whose gate is still to come. */
    public List<Sent> latestBefore(Instant now) {
        return sql
                .selectFrom(SUBMISSION)
                .where(SUBMISSION.GATE_AT.gt(Columns.of(now)))
                .orderBy(SUBMISSION.SUBMITTED_AT.desc(), SUBMISSION.RECORD)
                .fetch(SubmissionStore::sent)
                .stream()
                .collect(Collectors.toMap(
                        sent -> new Sender(sent.participant(), sent.session()),
                        Function.identity(),
                        (latest, earlier) -> latest,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private record Sender(ParticipantId participant, SessionId session) {}

    public Set<ParticipantId> senders(SessionId session) {
        return sql.selectDistinct(SUBMISSION.PARTICIPANT)
                .from(SUBMISSION)
                .where(isFor(session))
                .fetchSet(row -> new ParticipantId(row.value1()));
    }

    private static Condition isFor(SessionId session) {
        return SUBMISSION
                .ZONE
                .eq(session.zone().code())
                .and(SUBMISSION.KIND.eq(session.kind().name()))
                .and(SUBMISSION.FIRST_START.eq(Columns.of(session.first())));
    }

    public Optional<Sent> find(ParticipantId participant, Hash record) {
        return sql.selectFrom(SUBMISSION)
                .where(SUBMISSION.RECORD.eq(record.bytes().toArray()), SUBMISSION.PARTICIPANT.eq(participant.code()))
                .fetchOptional(SubmissionStore::sent);
    }

    public Optional<Sent> find(Hash record) {
        return sql.selectFrom(SUBMISSION)
                .where(SUBMISSION.RECORD.eq(record.bytes().toArray()))
                .fetchOptional(SubmissionStore::sent);
    }

    private static SubmissionRecord row(Sent sent) {
        return new SubmissionRecord(
                sent.record().bytes().toArray(),
                sent.participant().code(),
                sent.session().zone().code(),
                sent.session().kind().name(),
                Columns.of(sent.session().first()),
                Columns.of(sent.gate()),
                sent.content().toArray(),
                Columns.of(sent.submitted()));
    }

    private static Sent sent(SubmissionRecord row) {
        return new Sent(
                new Hash(Bytes.of(row.getRecord())),
                new ParticipantId(row.getParticipant()),
                Columns.session(row.getZone(), row.getKind(), row.getFirstStart()),
                row.getGateAt().toInstant(),
                Bytes.of(row.getContent()),
                row.getSubmittedAt().toInstant());
    }
}

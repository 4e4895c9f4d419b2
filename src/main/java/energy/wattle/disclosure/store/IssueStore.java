package energy.wattle.disclosure.store;

import static energy.wattle.disclosure.store.jooq.Tables.ISSUE;

import energy.wattle.disclosure.core.Issue;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** What this instance has issued. */
@Repository
public class IssueStore {

    /**
     * An issued publication.
     *
     * @param number 1, or one more for each correction
     * @param salt where the record has a commitment only
     */
    public record Issued(Hash id, int number, Bytes document, Optional<Bytes> salt) {}

    private final DSLContext sql;

    IssueStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Call it in the transaction that submits the record. */
    public void add(Issue issue, Issued issued, Hash record, Instant at) {
        sql.insertInto(ISSUE)
                .set(ISSUE.ID, issued.id().bytes().toArray())
                .set(ISSUE.SUBJECT, issue.subject().name())
                .set(ISSUE.TOPIC, issue.topic())
                .set(ISSUE.ZONE, zone(issue))
                .set(ISSUE.STARTS_AT, at(issue.from()))
                .set(ISSUE.ENDS_AT, at(issue.until()))
                .set(ISSUE.SALT, issued.salt().map(Bytes::toArray).orElse(null))
                .set(ISSUE.DOCUMENT, issued.document().toArray())
                .set(ISSUE.NUMBER, issued.number())
                .set(ISSUE.RECORD_ID, record.bytes().toArray())
                .set(ISSUE.ISSUED_AT, at(at))
                .execute();
    }

    public Optional<Issued> find(Hash id) {
        return sql.selectFrom(ISSUE).where(ISSUE.ID.eq(id.bytes().toArray())).fetchOptional(IssueStore::issued);
    }

    /** The last one of these figures. */
    public Optional<Issued> last(Issue issue) {
        return sql.selectFrom(ISSUE)
                .where(ISSUE.SUBJECT.eq(issue.subject().name()))
                .and(ISSUE.TOPIC.eq(issue.topic()))
                .and(ISSUE.ZONE.eq(zone(issue)))
                .and(ISSUE.STARTS_AT.eq(at(issue.from())))
                .and(ISSUE.ENDS_AT.eq(at(issue.until())))
                .orderBy(ISSUE.NUMBER.desc())
                .limit(1)
                .fetchOptional(IssueStore::issued);
    }

    /** The last one of this subject, topic and zone, of whatever time. */
    public Optional<Issued> latest(Issue issue) {
        return sql.selectFrom(ISSUE)
                .where(ISSUE.SUBJECT.eq(issue.subject().name()))
                .and(ISSUE.TOPIC.eq(issue.topic()))
                .and(ISSUE.ZONE.eq(zone(issue)))
                .orderBy(ISSUE.STARTS_AT.desc(), ISSUE.NUMBER.desc())
                .limit(1)
                .fetchOptional(IssueStore::issued);
    }

    private static Issued issued(Record row) {
        return new Issued(
                new Hash(Bytes.of(row.get(ISSUE.ID))),
                row.get(ISSUE.NUMBER),
                Bytes.of(row.get(ISSUE.DOCUMENT)),
                Optional.ofNullable(row.get(ISSUE.SALT)).map(Bytes::of));
    }

    private static String zone(Issue issue) {
        return issue.zone().map(TradingZoneId::code).orElse("");
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

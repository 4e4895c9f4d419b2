package energy.wattle.disclosure.store;

import static energy.wattle.disclosure.store.jooq.Tables.PUBLICATION;

import energy.wattle.disclosure.Publication;
import energy.wattle.disclosure.PublicationEntry;
import energy.wattle.disclosure.Subject;
import energy.wattle.disclosure.core.PublicationCodec;
import energy.wattle.disclosure.store.jooq.tables.records.PublicationRecord;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.FinalBlock.FinalRecord;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Publications in effect. */
@Repository
public class PublicationStore {

    private final DSLContext sql;

    PublicationStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Call it in a transaction. */
    public void add(FinalBlock block, FinalRecord record) {
        Bytes payload = record.record().payload();
        Publication publication = PublicationCodec.decode(payload);
        sql.executeInsert(new PublicationRecord(
                block.chain().id().genesis().bytes().toArray(),
                PublicationCodec.id(payload).bytes().toArray(),
                publication.subject().name(),
                publication.topic(),
                publication.zone().map(TradingZoneId::code).orElse(null),
                at(publication.from()),
                at(publication.until()),
                payload.toArray(),
                at(publication.issuedAt()),
                publication.corrects().map(hash -> hash.bytes().toArray()).orElse(null),
                block.chain().isMain(),
                block.height(),
                record.index(),
                record.id().bytes().toArray(),
                record.record().sender().hash().bytes().toArray(),
                at(block.time())));
    }

    /** On the main chain. */
    public Optional<PublicationEntry> find(Hash id) {
        return entries(PUBLICATION.ID.eq(id.bytes().toArray()), 1).stream().findFirst();
    }

    /** On the main chain, the latest first. */
    public List<PublicationEntry> find(Set<Subject> subjects, Instant from, Instant until, int limit) {
        return entries(
                PUBLICATION
                        .STARTS_AT
                        .ge(at(from))
                        .and(PUBLICATION.STARTS_AT.lt(at(until)))
                        .and(PUBLICATION.SUBJECT.in(
                                subjects.stream().map(Subject::name).toList())),
                limit);
    }

    /** The latest of a standing subject that was published after another one of the same topic and zone. */
    public Optional<PublicationEntry> after(PublicationEntry entry) {
        return entries(
                        PUBLICATION
                                .SUBJECT
                                .eq(entry.publication().subject().name())
                                .and(PUBLICATION.TOPIC.eq(entry.publication().topic()))
                                .and(PUBLICATION.ZONE.isNotDistinctFrom(entry.publication()
                                        .zone()
                                        .map(TradingZoneId::code)
                                        .orElse(null)))
                                .and(PUBLICATION.STARTS_AT.gt(
                                        at(entry.publication().from()))),
                        1)
                .stream()
                .findFirst();
    }

    private List<PublicationEntry> entries(org.jooq.Condition condition, int limit) {
        var later = PUBLICATION.as("later");
        Field<byte[]> correctedBy = DSL.field(DSL.select(DSL.max(later.ID))
                .from(later)
                .where(later.CORRECTS.eq(PUBLICATION.ID))
                .and(later.CHAIN.eq(PUBLICATION.CHAIN)));
        return sql.select(
                        PUBLICATION.ID,
                        PUBLICATION.PAYLOAD,
                        PUBLICATION.HEIGHT,
                        PUBLICATION.POSITION,
                        PUBLICATION.RECORD_ID,
                        PUBLICATION.SENDER,
                        PUBLICATION.PUBLISHED_AT,
                        correctedBy)
                .from(PUBLICATION)
                .where(PUBLICATION.IS_MAIN)
                .and(condition)
                .orderBy(PUBLICATION.HEIGHT.desc(), PUBLICATION.POSITION.desc())
                .limit(limit)
                .fetch(row -> entry(row, correctedBy));
    }

    private static PublicationEntry entry(Record row, Field<byte[]> correctedBy) {
        return new PublicationEntry(
                hash(row.get(PUBLICATION.ID)),
                PublicationCodec.decode(Bytes.of(row.get(PUBLICATION.PAYLOAD))),
                row.get(PUBLICATION.HEIGHT),
                row.get(PUBLICATION.POSITION),
                hash(row.get(PUBLICATION.RECORD_ID)),
                new KeyId(hash(row.get(PUBLICATION.SENDER))),
                row.get(PUBLICATION.PUBLISHED_AT).toInstant(),
                Optional.ofNullable(row.get(correctedBy)).map(PublicationStore::hash));
    }

    private static Hash hash(byte[] bytes) {
        return new Hash(Bytes.of(bytes));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

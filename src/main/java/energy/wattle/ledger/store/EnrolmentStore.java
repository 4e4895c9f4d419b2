package energy.wattle.ledger.store;

import static energy.wattle.ledger.store.jooq.Tables.ENROLMENT_TOKEN;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.store.jooq.tables.records.EnrolmentTokenRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The tokens that this instance has issued. */
@Repository
public class EnrolmentStore {

    private final DSLContext sql;

    EnrolmentStore(DSLContext sql) {
        this.sql = sql;
    }

    /** For whom a token is: the instance's name, its role's code, its zone and the name of its node there. */
    public record Subject(String instance, String role, String zone, String node) {}

    /**
     * A token as it is stored.
     *
     * @param validUntil end of the certificate that it brought
     */
    public record StoredToken(
            long id,
            Subject subject,
            String issuedBy,
            Instant issuedAt,
            Instant expiresAt,
            Optional<Instant> revokedAt,
            Optional<String> revokedBy,
            Optional<Instant> usedAt,
            Optional<Instant> validUntil) {}

    public void issue(Hash secret, Subject subject, String by, Instant now, Instant expires) {
        sql.insertInto(ENROLMENT_TOKEN)
                .set(ENROLMENT_TOKEN.SECRET_HASH, secret.bytes().toArray())
                .set(ENROLMENT_TOKEN.INSTANCE, subject.instance())
                .set(ENROLMENT_TOKEN.ROLE, subject.role())
                .set(ENROLMENT_TOKEN.ZONE, subject.zone())
                .set(ENROLMENT_TOKEN.NODE, subject.node())
                .set(ENROLMENT_TOKEN.ISSUED_BY, by)
                .set(ENROLMENT_TOKEN.ISSUED_AT, utc(now))
                .set(ENROLMENT_TOKEN.EXPIRES_AT, utc(expires))
                .execute();
    }

    /** The token of this secret. Until the transaction ends nobody else gets it, so that it counts once. */
    public Optional<StoredToken> lock(Hash secret) {
        return sql.selectFrom(ENROLMENT_TOKEN)
                .where(ENROLMENT_TOKEN.SECRET_HASH.eq(secret.bytes().toArray()))
                .forUpdate()
                .fetchOptional(EnrolmentStore::token);
    }

    public void use(long id, String from, Instant now, Instant validUntil) {
        sql.update(ENROLMENT_TOKEN)
                .set(ENROLMENT_TOKEN.USED_AT, utc(now))
                .set(ENROLMENT_TOKEN.USED_FROM, from)
                .set(ENROLMENT_TOKEN.VALID_UNTIL, utc(validUntil))
                .where(ENROLMENT_TOKEN.ID.eq(id))
                .execute();
    }

    /** One that is used, revoked or unknown stays as it is. */
    public void revoke(long id, String by, Instant now) {
        sql.update(ENROLMENT_TOKEN)
                .set(ENROLMENT_TOKEN.REVOKED_AT, utc(now))
                .set(ENROLMENT_TOKEN.REVOKED_BY, by)
                .where(ENROLMENT_TOKEN.ID.eq(id))
                .and(ENROLMENT_TOKEN.USED_AT.isNull())
                .and(ENROLMENT_TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    /** Of two machines with tokens of one instance, each would take the other's place. */
    public void revokeAllOf(String instance, String by, Instant now) {
        sql.select(ENROLMENT_TOKEN.ID)
                .from(ENROLMENT_TOKEN)
                .where(ENROLMENT_TOKEN.INSTANCE.eq(instance))
                .fetch(row -> row.value1())
                .forEach(id -> revoke(id, by, now));
    }

    /** The newest first. */
    public List<StoredToken> newest(int limit) {
        return sql.selectFrom(ENROLMENT_TOKEN)
                .orderBy(ENROLMENT_TOKEN.ID.desc())
                .limit(limit)
                .fetch(EnrolmentStore::token);
    }

    private static StoredToken token(EnrolmentTokenRecord row) {
        return new StoredToken(
                row.getId(),
                new Subject(row.getInstance(), row.getRole(), row.getZone(), row.getNode()),
                row.getIssuedBy(),
                row.getIssuedAt().toInstant(),
                row.getExpiresAt().toInstant(),
                instant(row.getRevokedAt()),
                Optional.ofNullable(row.getRevokedBy()),
                instant(row.getUsedAt()),
                instant(row.getValidUntil()));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

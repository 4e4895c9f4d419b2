package energy.wattle.metering.store;

import static energy.wattle.metering.store.ReadingStore.at;
import static energy.wattle.metering.store.jooq.Tables.REQUEST;
import static energy.wattle.metering.store.jooq.Tables.TOKEN;

import energy.wattle.ledger.Hash;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterTables.Outcome;
import energy.wattle.metering.MeterTables.RequestKey;
import energy.wattle.metering.MeterToken;
import energy.wattle.metering.MeterToken.Use;
import energy.wattle.metering.store.jooq.tables.records.TokenRecord;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Tokens by the hash of their secret, and what their requests were answered. */
@Repository
public class TokenStore {

    /** A request as it was answered. */
    public record Answered(Hash content, Outcome.Taken outcome) {}

    private final DSLContext sql;

    TokenStore(DSLContext sql) {
        this.sql = sql;
    }

    public MeterToken add(String label, MeterScope scope, Set<Use> uses, Hash secret, Instant createdAt) {
        TokenRecord token = sql.newRecord(TOKEN);
        token.setLabel(label);
        switch (scope) {
            case MeterScope.OfMeter meter ->
                token.setParticipant(meter.participant().code());
            case MeterScope.OfOperator operator -> token.setZone(operator.zone().code());
        }
        token.setReadings(uses.contains(Use.READINGS));
        token.setForecasts(uses.contains(Use.FORECASTS));
        token.setSecretHash(secret.bytes().toArray());
        token.setCreatedAt(at(createdAt));
        token.store();
        return token(token);
    }

    public List<MeterToken> all() {
        return sql.selectFrom(TOKEN).orderBy(TOKEN.ID.desc()).fetch(TokenStore::token);
    }

    /** The token of this secret, revoked ones included. */
    public Optional<MeterToken> find(Hash secret) {
        return sql.selectFrom(TOKEN)
                .where(TOKEN.SECRET_HASH.eq(secret.bytes().toArray()))
                .fetchOptional(TokenStore::token);
    }

    public boolean revoke(long id, Instant now) {
        return sql.update(TOKEN)
                        .set(TOKEN.REVOKED_AT, at(now))
                        .where(TOKEN.ID.eq(id))
                        .and(TOKEN.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    public Optional<Answered> answer(RequestKey request) {
        return sql.selectFrom(REQUEST)
                .where(REQUEST.TOKEN_ID.eq(request.token()))
                .and(REQUEST.REQUEST_KEY.eq(request.key()))
                .fetchOptional(found -> new Answered(
                        ReadingStore.hash(found.getContentHash()),
                        new Outcome.Taken(
                                found.getTaken(),
                                found.getKnown(),
                                Arrays.stream(found.getRecords())
                                        .map(ReadingStore::hash)
                                        .toList())));
    }

    public void answered(RequestKey request, Answered answer, Instant now) {
        sql.insertInto(REQUEST)
                .set(REQUEST.TOKEN_ID, request.token())
                .set(REQUEST.REQUEST_KEY, request.key())
                .set(REQUEST.CONTENT_HASH, answer.content().bytes().toArray())
                .set(REQUEST.TAKEN, answer.outcome().taken())
                .set(REQUEST.KNOWN, answer.outcome().known())
                .set(
                        REQUEST.RECORDS,
                        answer.outcome().records().stream()
                                .map(record -> record.bytes().toArray())
                                .toArray(byte[][]::new))
                .set(REQUEST.RECEIVED_AT, at(now))
                .execute();
    }

    /** Forgets requests that came before an instant. */
    public void forget(Instant before) {
        sql.deleteFrom(REQUEST).where(REQUEST.RECEIVED_AT.lt(at(before))).execute();
    }

    private static MeterToken token(TokenRecord row) {
        String participant = row.getParticipant();
        MeterScope scope = participant == null
                ? new MeterScope.OfOperator(new TradingZoneId(row.getZone()))
                : new MeterScope.OfMeter(new ParticipantId(participant));
        Set<Use> uses = EnumSet.noneOf(Use.class);
        if (row.getReadings()) {
            uses.add(Use.READINGS);
        }
        if (row.getForecasts()) {
            uses.add(Use.FORECASTS);
        }
        return new MeterToken(
                row.getId(),
                row.getLabel(),
                scope,
                uses,
                row.getCreatedAt().toInstant(),
                Optional.ofNullable(row.getRevokedAt()).map(OffsetDateTime::toInstant));
    }
}

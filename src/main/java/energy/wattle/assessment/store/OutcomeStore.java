package energy.wattle.assessment.store;

import static energy.wattle.assessment.store.SpanCondition.at;
import static energy.wattle.assessment.store.jooq.Tables.OUTCOME_MEMBER;
import static energy.wattle.assessment.store.jooq.Tables.SETTLED_INTERVAL;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import energy.wattle.assessment.Span;
import energy.wattle.assessment.Step;
import energy.wattle.assessment.core.MemberOutcome;
import energy.wattle.assessment.store.jooq.tables.records.OutcomeMemberRecord;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Sums of outcomes by settled interval and member, rolled up by the database. */
@Repository
public class OutcomeStore {

    private final DSLContext sql;

    OutcomeStore(DSLContext sql) {
        this.sql = sql;
    }

    /** The bookings that outcomes are of, for intervals from one instant on and before another. */
    public Map<Interval, Integer> bookings(TradingZoneId zone, Instant from, Instant until) {
        return sql.select(SETTLED_INTERVAL.STARTS_AT, SETTLED_INTERVAL.BOOKING)
                .from(SETTLED_INTERVAL)
                .where(SETTLED_INTERVAL.ZONE.eq(zone.code()))
                .and(SETTLED_INTERVAL.STARTS_AT.ge(at(from)))
                .and(SETTLED_INTERVAL.STARTS_AT.lt(at(until)))
                .fetchMap(row -> new Interval(row.value1().toInstant()), Record2::value2);
    }

    /** Puts an interval's outcomes in the place of earlier ones. Call it in a transaction. */
    public void replace(
            TradingZoneId zone, Interval interval, int booking, SortedMap<ParticipantId, MemberOutcome> outcomes) {
        OffsetDateTime startsAt = at(interval.start());
        sql.deleteFrom(OUTCOME_MEMBER)
                .where(OUTCOME_MEMBER.ZONE.eq(zone.code()))
                .and(OUTCOME_MEMBER.STARTS_AT.eq(startsAt))
                .execute();
        sql.insertInto(SETTLED_INTERVAL)
                .set(SETTLED_INTERVAL.ZONE, zone.code())
                .set(SETTLED_INTERVAL.STARTS_AT, startsAt)
                .set(SETTLED_INTERVAL.BOOKING, booking)
                .onConflict(SETTLED_INTERVAL.ZONE, SETTLED_INTERVAL.STARTS_AT)
                .doUpdate()
                .set(SETTLED_INTERVAL.BOOKING, booking)
                .execute();
        List<OutcomeMemberRecord> rows = outcomes.entrySet().stream()
                .map(entry -> row(zone, startsAt, entry.getKey(), entry.getValue()))
                .toList();
        sql.batchInsert(rows).execute();
    }

    /** By the first instant of each step; for a span without steps, by its own. */
    public SortedMap<Instant, SortedMap<ParticipantId, MemberOutcome>> sums(
            Span span, Optional<Step> step, ZoneId timeZone) {
        Field<OffsetDateTime> bucket = SpanCondition.bucket(span, step, timeZone, OUTCOME_MEMBER.STARTS_AT)
                .as("bucket");
        // Outcomes are of all sessions together: a span of some of them has none.
        Condition whole = span.kind().isPresent() ? DSL.falseCondition() : DSL.noCondition();
        SortedMap<Instant, SortedMap<ParticipantId, MemberOutcome>> sums = new TreeMap<>();
        sql.select(
                        bucket,
                        OUTCOME_MEMBER.PARTICIPANT,
                        count().cast(BigDecimal.class),
                        sum(OUTCOME_MEMBER.FED_IN),
                        sum(OUTCOME_MEMBER.DRAWN),
                        sum(OUTCOME_MEMBER.FORECAST_FED_IN),
                        sum(OUTCOME_MEMBER.FORECAST_DRAWN),
                        sum(OUTCOME_MEMBER.FORECAST_INTERVALS),
                        sum(OUTCOME_MEMBER.ERROR),
                        sum(OUTCOME_MEMBER.ABSOLUTE_ERROR),
                        sum(OUTCOME_MEMBER.METERED),
                        sum(OUTCOME_MEMBER.SHORTFALL),
                        sum(OUTCOME_MEMBER.SURPLUS),
                        sum(OUTCOME_MEMBER.PAID),
                        sum(OUTCOME_MEMBER.RECEIVED),
                        sum(OUTCOME_MEMBER.BOUGHT),
                        sum(OUTCOME_MEMBER.SAVED),
                        sum(OUTCOME_MEMBER.SOLD),
                        sum(OUTCOME_MEMBER.EARNED))
                .from(OUTCOME_MEMBER)
                .where(SpanCondition.of(span, OUTCOME_MEMBER.ZONE, OUTCOME_MEMBER.STARTS_AT)
                        .and(whole))
                .groupBy(bucket, OUTCOME_MEMBER.PARTICIPANT)
                .forEach(row -> sums.computeIfAbsent(row.value1().toInstant(), any -> new TreeMap<>())
                        .put(new ParticipantId(row.value2()), outcome(row)));
        return sums;
    }

    private static MemberOutcome outcome(Record row) {
        return new MemberOutcome(
                whole(row, 2),
                whole(row, 3),
                whole(row, 4),
                whole(row, 5),
                whole(row, 6),
                whole(row, 7),
                whole(row, 8),
                whole(row, 9),
                whole(row, 10),
                whole(row, 11),
                whole(row, 12),
                whole(row, 13),
                whole(row, 14),
                whole(row, 15),
                row.get(16, BigDecimal.class).toBigIntegerExact(),
                whole(row, 17),
                row.get(18, BigDecimal.class).toBigIntegerExact());
    }

    private static long whole(Record row, int column) {
        return row.get(column, BigDecimal.class).longValueExact();
    }

    private static OutcomeMemberRecord row(
            TradingZoneId zone, OffsetDateTime startsAt, ParticipantId id, MemberOutcome outcome) {
        return new OutcomeMemberRecord(
                zone.code(),
                startsAt,
                id.code(),
                outcome.fedIn(),
                outcome.drawn(),
                outcome.forecastFedIn(),
                outcome.forecastDrawn(),
                outcome.forecastIntervals(),
                outcome.error(),
                outcome.absoluteError(),
                outcome.metered(),
                outcome.shortfall(),
                outcome.surplus(),
                outcome.paid(),
                outcome.received(),
                outcome.bought(),
                new BigDecimal(outcome.saved()),
                outcome.sold(),
                new BigDecimal(outcome.earned()));
    }
}

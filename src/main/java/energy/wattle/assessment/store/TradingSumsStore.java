package energy.wattle.assessment.store;

import static energy.wattle.assessment.store.SpanCondition.at;
import static energy.wattle.assessment.store.jooq.Tables.TRADING_INTERVAL;
import static energy.wattle.assessment.store.jooq.Tables.TRADING_MEMBER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import energy.wattle.assessment.Span;
import energy.wattle.assessment.Step;
import energy.wattle.assessment.core.MemberTrading;
import energy.wattle.assessment.core.PriceSums;
import energy.wattle.assessment.core.TradingSums;
import energy.wattle.assessment.store.jooq.tables.records.TradingIntervalRecord;
import energy.wattle.assessment.store.jooq.tables.records.TradingMemberRecord;
import energy.wattle.trading.SessionId;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** Sums of trading by session and interval, rolled up by the database. */
@Repository
public class TradingSumsStore {

    private final DSLContext sql;

    TradingSumsStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Adds a session's intervals. Call it in a transaction, once for each session. */
    public void add(SessionId session, SortedMap<Interval, TradingSums> intervals) {
        List<TradingIntervalRecord> rows = new ArrayList<>();
        List<TradingMemberRecord> members = new ArrayList<>();
        intervals.forEach((interval, sums) -> {
            rows.add(row(session, interval, sums));
            sums.members().forEach((id, member) -> members.add(row(session, interval, id, member)));
        });
        sql.batchInsert(rows).execute();
        sql.batchInsert(members).execute();
    }

    /** By the first instant of each step; one sum for a span without steps, which may be empty. */
    public SortedMap<Instant, TradingSums> sums(Span span, Optional<Step> step, ZoneId timeZone) {
        Map<Instant, SortedMap<ParticipantId, MemberTrading>> members = members(span, step, timeZone);
        Field<OffsetDateTime> bucket = SpanCondition.bucket(span, step, timeZone, TRADING_INTERVAL.STARTS_AT)
                .as("bucket");
        SortedMap<Instant, TradingSums> sums = new TreeMap<>();
        sql.select(
                        bucket,
                        count(),
                        count().filterWhere(TRADING_INTERVAL.IS_PIVOTAL),
                        sum(TRADING_INTERVAL.TRADES),
                        sum(TRADING_INTERVAL.QUANTITY),
                        sum(TRADING_INTERVAL.VALUE),
                        sum(TRADING_INTERVAL.SQUARE),
                        min(TRADING_INTERVAL.LOWEST),
                        max(TRADING_INTERVAL.HIGHEST),
                        sum(TRADING_INTERVAL.WELFARE))
                .from(TRADING_INTERVAL)
                .where(condition(
                        span,
                        TRADING_INTERVAL.ZONE,
                        TRADING_INTERVAL.STARTS_AT,
                        TRADING_INTERVAL.KIND,
                        TRADING_INTERVAL.FIRST_START))
                .groupBy(bucket)
                .forEach(row -> {
                    Instant at = row.value1().toInstant();
                    PriceSums prices = row.value8() == null
                            ? PriceSums.NONE
                            : new PriceSums(
                                    row.value4().longValueExact(),
                                    row.value5().longValueExact(),
                                    row.value6().toBigIntegerExact(),
                                    row.value7().toBigIntegerExact(),
                                    row.value8(),
                                    row.value9());
                    sums.put(
                            at,
                            new TradingSums(
                                    row.value2(),
                                    row.value3(),
                                    members.getOrDefault(at, new TreeMap<>()),
                                    prices,
                                    row.value10().toBigIntegerExact()));
                });
        return sums;
    }

    private Map<Instant, SortedMap<ParticipantId, MemberTrading>> members(
            Span span, Optional<Step> step, ZoneId timeZone) {
        Field<OffsetDateTime> bucket = SpanCondition.bucket(span, step, timeZone, TRADING_MEMBER.STARTS_AT)
                .as("bucket");
        Map<Instant, SortedMap<ParticipantId, MemberTrading>> members = new HashMap<>();
        sql.select(
                        bucket,
                        TRADING_MEMBER.PARTICIPANT,
                        sum(TRADING_MEMBER.OFFERED),
                        sum(TRADING_MEMBER.RENEWABLE_OFFERED),
                        sum(TRADING_MEMBER.DEMANDED),
                        sum(TRADING_MEMBER.SOLD),
                        sum(TRADING_MEMBER.RENEWABLE_SOLD),
                        sum(TRADING_MEMBER.BOUGHT),
                        sum(TRADING_MEMBER.SALES),
                        sum(TRADING_MEMBER.PURCHASES))
                .from(TRADING_MEMBER)
                .where(condition(
                        span,
                        TRADING_MEMBER.ZONE,
                        TRADING_MEMBER.STARTS_AT,
                        TRADING_MEMBER.KIND,
                        TRADING_MEMBER.FIRST_START))
                .groupBy(bucket, TRADING_MEMBER.PARTICIPANT)
                .forEach(row -> members.computeIfAbsent(row.value1().toInstant(), any -> new TreeMap<>())
                        .put(new ParticipantId(row.value2()), member(row)));
        return members;
    }

    private static MemberTrading member(Record row) {
        long[] sums = new long[8];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = row.get(i + 2, BigDecimal.class).longValueExact();
        }
        return new MemberTrading(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7]);
    }

    private static Condition condition(
            Span span,
            Field<String> zone,
            Field<OffsetDateTime> startsAt,
            Field<String> kind,
            Field<OffsetDateTime> firstStart) {
        return SpanCondition.of(span, zone, startsAt).and(SpanCondition.ofSession(span, kind, firstStart));
    }

    private static TradingIntervalRecord row(SessionId session, Interval interval, TradingSums sums) {
        PriceSums prices = sums.prices();
        boolean isTraded = prices.trades() > 0;
        return new TradingIntervalRecord(
                session.zone().code(),
                at(interval.start()),
                session.kind().name(),
                at(session.first().start()),
                prices.trades(),
                prices.quantity(),
                decimal(prices.value()),
                decimal(prices.square()),
                isTraded ? prices.lowest() : null,
                isTraded ? prices.highest() : null,
                decimal(sums.welfare()),
                sums.pivotalIntervals() > 0);
    }

    private static TradingMemberRecord row(
            SessionId session, Interval interval, ParticipantId id, MemberTrading member) {
        return new TradingMemberRecord(
                session.zone().code(),
                at(interval.start()),
                session.kind().name(),
                at(session.first().start()),
                id.code(),
                member.offered(),
                member.renewableOffered(),
                member.demanded(),
                member.sold(),
                member.renewableSold(),
                member.bought(),
                member.sales(),
                member.purchases());
    }

    private static BigDecimal decimal(BigInteger value) {
        return new BigDecimal(value);
    }
}

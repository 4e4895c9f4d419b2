package energy.wattle.metering.store;

import static energy.wattle.metering.store.ReadingStore.at;
import static energy.wattle.metering.store.ReadingStore.interval;
import static energy.wattle.metering.store.jooq.Tables.FORECAST;
import static energy.wattle.metering.store.jooq.Tables.FORECAST_VOID;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import energy.wattle.metering.Forecast;
import energy.wattle.metering.MeterBook.ZoneEnergy;
import energy.wattle.metering.MeteringFact;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

/** The forecasts that sessions' keys have opened, and those that came to nothing. */
@Repository
public class ForecastStore {

    private final DSLContext sql;

    ForecastStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Keeps what a key has opened; of two forecasts for one session with the same instant of issue the later one. Call
     * it in a transaction.
     */
    public void add(String zone, Instant openedAt, List<MeteringFact.Opened> forecasts) {
        if (forecasts.isEmpty()) {
            return;
        }
        BatchBindStep batch = sql.batch(sql.insertInto(FORECAST)
                .columns(FORECAST.fields())
                .values(new Object[FORECAST.fields().length])
                .onConflict(FORECAST.PARTICIPANT, FORECAST.INTERVAL_START, FORECAST.ISSUED_AT, FORECAST.SESSION)
                .doUpdate()
                .set(FORECAST.NET_EXPORT_WH, excluded(FORECAST.NET_EXPORT_WH))
                .set(FORECAST.TAKEN_AT, excluded(FORECAST.TAKEN_AT)));
        for (MeteringFact.Opened forecast : forecasts) {
            for (Map.Entry<Interval, WattHours> point : forecast.netExport().entrySet()) {
                batch = batch.bind(
                        zone,
                        forecast.participant().code(),
                        at(point.getKey().start()),
                        at(forecast.issuedAt()),
                        forecast.session(),
                        point.getValue().value(),
                        at(forecast.takenAt()),
                        at(openedAt));
            }
        }
        batch.execute();
    }

    /** Keeps that a forecast came to nothing. Call it in a transaction. */
    public void addVoid(String zone, long height, MeteringFact.Voided voided) {
        sql.insertInto(FORECAST_VOID)
                .set(FORECAST_VOID.ZONE, zone)
                .set(FORECAST_VOID.SESSION, voided.session())
                .set(
                        FORECAST_VOID.SENDER,
                        voided.record().sender().hash().bytes().toArray())
                .set(FORECAST_VOID.SEQUENCE, voided.record().sequence())
                .set(FORECAST_VOID.REASON, voided.reason())
                .set(FORECAST_VOID.BLOCK_HEIGHT, height)
                .execute();
    }

    /** The latest forecast of each interval. */
    public SortedMap<Interval, WattHours> latest(ParticipantId participant, List<Interval> intervals) {
        SortedMap<Interval, WattHours> latest = new TreeMap<>();
        sql.select(FORECAST.INTERVAL_START, FORECAST.NET_EXPORT_WH)
                .distinctOn(FORECAST.INTERVAL_START)
                .from(FORECAST)
                .where(FORECAST.PARTICIPANT.eq(participant.code()))
                .and(FORECAST.INTERVAL_START.in(
                        intervals.stream().map(interval -> at(interval.start())).toList()))
                .orderBy(FORECAST.INTERVAL_START, FORECAST.ISSUED_AT.desc(), FORECAST.TAKEN_AT.desc(), FORECAST.SESSION)
                .forEach(found -> latest.put(interval(found.value1()), new WattHours(found.value2())));
        return latest;
    }

    public List<Forecast> curves(ParticipantId participant, Instant from, Instant until) {
        record Issue(Instant issuedAt, String session) {}
        Map<Issue, SortedMap<Interval, WattHours>> curves = sql
                .select(FORECAST.ISSUED_AT, FORECAST.SESSION, FORECAST.INTERVAL_START, FORECAST.NET_EXPORT_WH)
                .from(FORECAST)
                .where(FORECAST.PARTICIPANT.eq(participant.code()))
                .and(within(from, until))
                .orderBy(FORECAST.ISSUED_AT, FORECAST.SESSION, FORECAST.INTERVAL_START)
                .fetch()
                .stream()
                .collect(groupingBy(
                        found -> new Issue(found.value1().toInstant(), found.value2()),
                        LinkedHashMap::new,
                        toMap(
                                found -> interval(found.value3()),
                                found -> new WattHours(found.value4()),
                                (left, right) -> right,
                                TreeMap::new)));
        List<Forecast> forecasts = new ArrayList<>();
        curves.forEach(
                (issue, curve) -> forecasts.add(new Forecast(participant, issue.session(), issue.issuedAt(), curve)));
        return forecasts;
    }

    /** @param session empty for all sessions */
    public SortedMap<Interval, ZoneEnergy> totals(TradingZoneId zone, String session, Instant from, Instant until) {
        Condition ofSession = session.isEmpty() ? noCondition() : FORECAST.SESSION.eq(session);
        Table<Record2<OffsetDateTime, Long>> latest = sql.select(FORECAST.INTERVAL_START, FORECAST.NET_EXPORT_WH)
                .distinctOn(FORECAST.INTERVAL_START, FORECAST.PARTICIPANT)
                .from(FORECAST)
                .where(FORECAST.ZONE.eq(zone.code()))
                .and(within(from, until))
                .and(ofSession)
                .orderBy(
                        FORECAST.INTERVAL_START,
                        FORECAST.PARTICIPANT,
                        FORECAST.ISSUED_AT.desc(),
                        FORECAST.TAKEN_AT.desc(),
                        FORECAST.SESSION)
                .asTable("latest");
        Field<OffsetDateTime> start = latest.field(FORECAST.INTERVAL_START);
        Field<Long> energy = latest.field(FORECAST.NET_EXPORT_WH);
        Field<BigDecimal> fedIn = sum(greatest(energy, val(0L)));
        Field<BigDecimal> drawn = sum(greatest(energy.neg(), val(0L)));
        SortedMap<Interval, ZoneEnergy> totals = new TreeMap<>();
        sql.select(start, fedIn, drawn, count())
                .from(latest)
                .groupBy(start)
                .forEach(found -> totals.put(
                        interval(found.value1()),
                        new ZoneEnergy(
                                new WattHours(found.value2().longValueExact()),
                                new WattHours(found.value3().longValueExact()),
                                found.value4())));
        return totals;
    }

    private static Condition within(Instant from, Instant until) {
        return FORECAST.INTERVAL_START.ge(at(from)).and(FORECAST.INTERVAL_START.lt(at(until)));
    }
}

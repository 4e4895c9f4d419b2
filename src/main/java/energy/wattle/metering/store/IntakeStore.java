package energy.wattle.metering.store;

import static energy.wattle.metering.store.ReadingStore.at;
import static energy.wattle.metering.store.ReadingStore.hash;
import static energy.wattle.metering.store.ReadingStore.interval;
import static energy.wattle.metering.store.jooq.Tables.FORECAST_INTAKE;
import static energy.wattle.metering.store.jooq.Tables.INTAKE;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.metering.store.ReadingStore.Place;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What this instance took in and gave to the ledger: of each place the last. All of it is called in transactions. */
@Repository
public class IntakeStore {

    /** Names the lock among PostgreSQL's advisory locks: "metering" in ASCII. */
    private static final long LOCK = 0x6D65746572696E67L;

    private static final int PLACES_PER_QUERY = 5_000;

    /** A reading on its way. */
    public record Sent(WattHours netExport, Hash record) {}

    /** Which forecast. */
    public record ForecastPlace(ParticipantId participant, String session, Instant issuedAt) {}

    /** A forecast on its way. */
    public record SentForecast(Hash content, Hash record) {}

    private final DSLContext sql;

    IntakeStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Lets one intake at a time go on until its transaction's end, so that none overlooks another's readings. */
    public void lock() {
        sql.fetch("select pg_advisory_xact_lock({0})", val(LOCK));
    }

    public Map<Place, Sent> readings(Collection<Place> places) {
        Map<Place, Sent> sent = new HashMap<>();
        List<Place> asked = List.copyOf(places);
        for (int from = 0; from < asked.size(); from += PLACES_PER_QUERY) {
            List<Place> part = asked.subList(from, Math.min(asked.size(), from + PLACES_PER_QUERY));
            sql.select(INTAKE.PARTICIPANT, INTAKE.INTERVAL_START, INTAKE.NET_EXPORT_WH, INTAKE.RECORD_ID)
                    .from(INTAKE)
                    .where(row(INTAKE.PARTICIPANT, INTAKE.INTERVAL_START)
                            .in(part.stream()
                                    .map(place -> row(
                                            place.participant().code(),
                                            at(place.interval().start())))
                                    .toList()))
                    .forEach(found -> sent.put(
                            new Place(new ParticipantId(found.value1()), interval(found.value2())),
                            new Sent(new WattHours(found.value3()), hash(found.value4()))));
        }
        return sent;
    }

    /** @param source who brought it, for people to read */
    public void put(Map<Place, Sent> readings, String source, Instant takenAt) {
        if (readings.isEmpty()) {
            return;
        }
        BatchBindStep batch = sql.batch(sql.insertInto(INTAKE)
                .columns(INTAKE.fields())
                .values(new Object[INTAKE.fields().length])
                .onConflict(INTAKE.PARTICIPANT, INTAKE.INTERVAL_START)
                .doUpdate()
                .set(INTAKE.NET_EXPORT_WH, excluded(INTAKE.NET_EXPORT_WH))
                .set(INTAKE.RECORD_ID, excluded(INTAKE.RECORD_ID))
                .set(INTAKE.SOURCE, excluded(INTAKE.SOURCE))
                .set(INTAKE.TAKEN_AT, excluded(INTAKE.TAKEN_AT)));
        for (Map.Entry<Place, Sent> reading : readings.entrySet()) {
            batch = batch.bind(
                    reading.getKey().participant().code(),
                    at(reading.getKey().interval().start()),
                    reading.getValue().netExport().value(),
                    reading.getValue().record().bytes().toArray(),
                    source,
                    at(takenAt));
        }
        batch.execute();
    }

    public Map<ForecastPlace, SentForecast> forecasts(Collection<ForecastPlace> places) {
        Map<ForecastPlace, SentForecast> sent = new HashMap<>();
        if (places.isEmpty()) {
            return sent;
        }
        sql.selectFrom(FORECAST_INTAKE)
                .where(row(FORECAST_INTAKE.PARTICIPANT, FORECAST_INTAKE.SESSION, FORECAST_INTAKE.ISSUED_AT)
                        .in(places.stream()
                                .map(place -> row(place.participant().code(), place.session(), at(place.issuedAt())))
                                .toList()))
                .forEach(found -> sent.put(
                        new ForecastPlace(
                                new ParticipantId(found.getParticipant()),
                                found.getSession(),
                                found.getIssuedAt().toInstant()),
                        new SentForecast(hash(found.getContentHash()), hash(found.getRecordId()))));
        return sent;
    }

    public void putForecasts(Map<ForecastPlace, SentForecast> forecasts, Instant takenAt) {
        if (forecasts.isEmpty()) {
            return;
        }
        BatchBindStep batch = sql.batch(sql.insertInto(FORECAST_INTAKE)
                .columns(FORECAST_INTAKE.fields())
                .values(new Object[FORECAST_INTAKE.fields().length])
                .onConflict(FORECAST_INTAKE.PARTICIPANT, FORECAST_INTAKE.SESSION, FORECAST_INTAKE.ISSUED_AT)
                .doUpdate()
                .set(FORECAST_INTAKE.CONTENT_HASH, excluded(FORECAST_INTAKE.CONTENT_HASH))
                .set(FORECAST_INTAKE.RECORD_ID, excluded(FORECAST_INTAKE.RECORD_ID))
                .set(FORECAST_INTAKE.TAKEN_AT, excluded(FORECAST_INTAKE.TAKEN_AT)));
        for (Map.Entry<ForecastPlace, SentForecast> forecast : forecasts.entrySet()) {
            Bytes content = forecast.getValue().content().bytes();
            batch = batch.bind(
                    forecast.getKey().participant().code(),
                    forecast.getKey().session(),
                    at(forecast.getKey().issuedAt()),
                    content.toArray(),
                    forecast.getValue().record().bytes().toArray(),
                    at(takenAt));
        }
        batch.execute();
    }
}

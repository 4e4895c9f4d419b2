package energy.wattle.metering.store;

import static energy.wattle.metering.store.jooq.Tables.READING;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.metering.MeterBook.ReadingVersion;
import energy.wattle.metering.MeterBook.ZoneEnergy;
import energy.wattle.metering.MeteringFact;
import energy.wattle.metering.RecordName;
import energy.wattle.metering.StandingReading;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** The readings that came into force on the chains, with those that they replaced. */
@Repository
public class ReadingStore {

    /** Places that one query asks for. */
    private static final int PLACES_PER_QUERY = 5_000;

    /** Participant and interval of a reading. */
    public record Place(ParticipantId participant, Interval interval) {}

    /** Where a reading came into force. */
    public record Origin(String zone, RecordName record, Hash id, long height, Instant readAt) {}

    /** A reading of a final block. */
    public record Arrival(MeteringFact.Read fact, Origin origin) {}

    private final DSLContext sql;

    ReadingStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Puts a block's readings in force, in their order. Call it in a transaction. */
    public void add(List<Arrival> arrivals) {
        int first = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            if (arrivals.get(i).fact().replaced().isPresent()) {
                addFirst(arrivals.subList(first, i));
                replace(arrivals.get(i));
                first = i + 1;
            }
        }
        addFirst(arrivals.subList(first, arrivals.size()));
    }

    /** The readings in force at these places; places without one are absent. */
    public Map<Place, StandingReading> standing(Collection<Place> places) {
        Map<Place, StandingReading> standing = new HashMap<>();
        List<Place> asked = List.copyOf(places);
        for (int from = 0; from < asked.size(); from += PLACES_PER_QUERY) {
            List<Place> part = asked.subList(from, Math.min(asked.size(), from + PLACES_PER_QUERY));
            sql.select(
                            READING.PARTICIPANT,
                            READING.INTERVAL_START,
                            READING.NET_EXPORT_WH,
                            READING.SENDER,
                            READING.SEQUENCE)
                    .from(READING)
                    .where(row(READING.PARTICIPANT, READING.INTERVAL_START)
                            .in(part.stream()
                                    .map(place -> row(
                                            place.participant().code(),
                                            at(place.interval().start())))
                                    .toList()))
                    .and(READING.IN_FORCE)
                    .forEach(found -> standing.put(
                            new Place(new ParticipantId(found.value1()), interval(found.value2())),
                            new StandingReading(
                                    new WattHours(found.value3()),
                                    new RecordName(new KeyId(hash(found.value4())), found.value5()))));
        }
        return standing;
    }

    public SortedMap<Interval, WattHours> readings(ParticipantId participant, Instant from, Instant until) {
        SortedMap<Interval, WattHours> readings = new TreeMap<>();
        sql.select(READING.INTERVAL_START, READING.NET_EXPORT_WH)
                .from(READING)
                .where(READING.PARTICIPANT.eq(participant.code()))
                .and(READING.IN_FORCE)
                .and(within(from, until))
                .forEach(found -> readings.put(interval(found.value1()), new WattHours(found.value2())));
        return readings;
    }

    public List<ReadingVersion> history(ParticipantId participant, Interval interval) {
        return sql.selectFrom(READING)
                .where(READING.PARTICIPANT.eq(participant.code()))
                .and(READING.INTERVAL_START.eq(at(interval.start())))
                .orderBy(READING.VERSION)
                .fetch(found -> new ReadingVersion(
                        found.getVersion(),
                        new WattHours(found.getNetExportWh()),
                        hash(found.getRecordId()),
                        found.getBlockHeight(),
                        found.getReadAt().toInstant(),
                        found.getInForce()));
    }

    public SortedMap<Interval, ZoneEnergy> totals(TradingZoneId zone, Instant from, Instant until) {
        SortedMap<Interval, ZoneEnergy> totals = new TreeMap<>();
        Field<BigDecimal> fedIn = sum(greatest(READING.NET_EXPORT_WH, val(0L)));
        Field<BigDecimal> drawn = sum(greatest(READING.NET_EXPORT_WH.neg(), val(0L)));
        sql.select(READING.INTERVAL_START, fedIn, drawn, count())
                .from(READING)
                .where(READING.ZONE.eq(zone.code()))
                .and(READING.IN_FORCE)
                .and(within(from, until))
                .groupBy(READING.INTERVAL_START)
                .forEach(found -> totals.put(
                        interval(found.value1()),
                        new ZoneEnergy(energy(found.value2()), energy(found.value3()), found.value4())));
        return totals;
    }

    /** Who has a reading, by interval. */
    public Map<Interval, Set<ParticipantId>> metered(TradingZoneId zone, Instant from, Instant until) {
        Map<Interval, Set<ParticipantId>> metered = new HashMap<>();
        sql.select(READING.INTERVAL_START, READING.PARTICIPANT)
                .from(READING)
                .where(READING.ZONE.eq(zone.code()))
                .and(READING.IN_FORCE)
                .and(within(from, until))
                .forEach(found -> metered.computeIfAbsent(interval(found.value1()), any -> new HashSet<>())
                        .add(new ParticipantId(found.value2())));
        return metered;
    }

    private void addFirst(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        BatchBindStep batch = sql.batch(
                sql.insertInto(READING).columns(READING.fields()).values(new Object[READING.fields().length]));
        for (Arrival arrival : arrivals) {
            batch = batch.bind(columns(arrival, 1));
        }
        batch.execute();
    }

    private void replace(Arrival arrival) {
        Condition here = READING.PARTICIPANT
                .eq(arrival.fact().participant().code())
                .and(READING.INTERVAL_START.eq(at(arrival.fact().interval().start())));
        sql.update(READING)
                .set(READING.IN_FORCE, false)
                .where(here)
                .and(READING.IN_FORCE)
                .execute();
        int version = sql.fetchSingle(select(max(READING.VERSION)).from(READING).where(here))
                .value1();
        sql.insertInto(READING)
                .columns(READING.fields())
                .values(columns(arrival, version + 1))
                .execute();
    }

    /** In the order of the table's columns. */
    private static Object[] columns(Arrival arrival, int version) {
        MeteringFact.Read fact = arrival.fact();
        Origin origin = arrival.origin();
        return new Object[] {
            origin.zone(),
            fact.participant().code(),
            at(fact.interval().start()),
            version,
            fact.netExport().value(),
            origin.id().bytes().toArray(),
            origin.record().sender().hash().bytes().toArray(),
            origin.record().sequence(),
            origin.height(),
            at(origin.readAt()),
            true
        };
    }

    private static Condition within(Instant from, Instant until) {
        return READING.INTERVAL_START.ge(at(from)).and(READING.INTERVAL_START.lt(at(until)));
    }

    private static WattHours energy(BigDecimal sum) {
        return new WattHours(sum.longValueExact());
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Interval interval(OffsetDateTime start) {
        return new Interval(start.toInstant());
    }

    static Hash hash(byte[] bytes) {
        return new Hash(Bytes.of(bytes));
    }
}

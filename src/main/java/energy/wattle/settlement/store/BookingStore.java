package energy.wattle.settlement.store;

import static energy.wattle.settlement.store.jooq.Tables.BOOKING;
import static energy.wattle.settlement.store.jooq.Tables.SETTLED_INTERVAL;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.min;

import energy.wattle.settlement.SettledInterval;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.units.Interval;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** How far the settlement of intervals has come, and every booking. */
@Repository
public class BookingStore {

    private final DSLContext sql;

    BookingStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Stores what a block says of an interval. Call it in a transaction.
     *
     * @param lines of this booking in the block
     */
    public void put(String zone, SettledInterval settled, int lines) {
        OffsetDateTime start = settled.interval().start().atOffset(ZoneOffset.UTC);
        OffsetDateTime at = settled.settledAt().atOffset(ZoneOffset.UTC);
        sql.insertInto(SETTLED_INTERVAL)
                .columns(SETTLED_INTERVAL.fields())
                .values(
                        zone,
                        start,
                        settled.status().name(),
                        settled.booking(),
                        settled.contractVersion(),
                        settled.height(),
                        at)
                .onConflict(SETTLED_INTERVAL.ZONE, SETTLED_INTERVAL.INTERVAL_START)
                .doUpdate()
                .set(SETTLED_INTERVAL.STATUS, excluded(SETTLED_INTERVAL.STATUS))
                .set(SETTLED_INTERVAL.BOOKING, excluded(SETTLED_INTERVAL.BOOKING))
                .set(SETTLED_INTERVAL.CONTRACT_VERSION, excluded(SETTLED_INTERVAL.CONTRACT_VERSION))
                .set(SETTLED_INTERVAL.HEIGHT, excluded(SETTLED_INTERVAL.HEIGHT))
                .set(SETTLED_INTERVAL.SETTLED_AT, excluded(SETTLED_INTERVAL.SETTLED_AT))
                .execute();
        if (settled.status() != SettlementStatus.UNSETTLEABLE) {
            sql.insertInto(BOOKING)
                    .columns(BOOKING.fields())
                    .values(zone, start, settled.booking(), settled.status().name(), lines, settled.height(), at)
                    .execute();
        }
    }

    /** The intervals of which a block has said anything, in their order. */
    public List<SettledInterval> intervals(TradingZoneId zone, Instant from, Instant until) {
        return sql.selectFrom(SETTLED_INTERVAL)
                .where(SETTLED_INTERVAL.ZONE.eq(zone.code()))
                .and(LineStore.isIn(SETTLED_INTERVAL.INTERVAL_START, from, until))
                .orderBy(SETTLED_INTERVAL.INTERVAL_START)
                .fetch(row -> new SettledInterval(
                        new Interval(row.getIntervalStart().toInstant()),
                        SettlementStatus.valueOf(row.getStatus()),
                        row.getBooking(),
                        row.getContractVersion(),
                        row.getHeight(),
                        row.getSettledAt().toInstant()));
    }

    /** Start of the first interval that was ever settled in the zone. */
    public Optional<Instant> first(TradingZoneId zone) {
        return Optional.ofNullable(sql.select(min(SETTLED_INTERVAL.INTERVAL_START))
                        .from(SETTLED_INTERVAL)
                        .where(SETTLED_INTERVAL.ZONE.eq(zone.code()))
                        .fetchOne(0, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}

package energy.wattle.settlement.store;

import static energy.wattle.settlement.store.jooq.Tables.ASSIGNED_PRICE;
import static energy.wattle.settlement.store.jooq.Tables.CONTRACT_VERSION;
import static energy.wattle.settlement.store.jooq.Tables.GRID_PRICE;
import static energy.wattle.settlement.store.jooq.Tables.PAIR_PRICE;
import static org.jooq.impl.DSL.excluded;

import energy.wattle.settlement.AssignedPrice;
import energy.wattle.settlement.ContractKind;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.units.Coefficient;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What zones settle by: versions of contracts, prices of the grid and of pairs. */
@Repository
public class TermsStore {

    private final DSLContext sql;

    TermsStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Call it, and the others that store, in a transaction. */
    public void add(String zone, ContractVersion contract, long height) {
        sql.insertInto(CONTRACT_VERSION)
                .columns(CONTRACT_VERSION.fields())
                .values(
                        zone,
                        contract.version(),
                        utc(contract.from()),
                        contract.kind().name(),
                        contract.coefficient().millionths(),
                        contract.networkFee().micros(),
                        contract.operatorFee().micros(),
                        height)
                .execute();
    }

    public void putGridPrices(String zone, List<PublishedPrice> prices, long height) {
        sql.batch(prices.stream()
                        .map(price -> sql.insertInto(GRID_PRICE)
                                .columns(GRID_PRICE.fields())
                                .values(
                                        zone,
                                        utc(price.interval().start()),
                                        price.importPrice().micros(),
                                        price.exportPrice().micros(),
                                        height)
                                .onConflict(GRID_PRICE.ZONE, GRID_PRICE.INTERVAL_START)
                                .doUpdate()
                                .set(GRID_PRICE.IMPORT_MICROS, excluded(GRID_PRICE.IMPORT_MICROS))
                                .set(GRID_PRICE.EXPORT_MICROS, excluded(GRID_PRICE.EXPORT_MICROS))
                                .set(GRID_PRICE.HEIGHT, excluded(GRID_PRICE.HEIGHT)))
                        .toList())
                .execute();
    }

    public void putAssignedPrices(String zone, List<AssignedPrice> prices, long height) {
        sql.batch(prices.stream()
                        .map(price -> sql.insertInto(ASSIGNED_PRICE)
                                .columns(ASSIGNED_PRICE.fields())
                                .values(
                                        zone,
                                        utc(price.interval().start()),
                                        price.direction().name(),
                                        price.price().micros(),
                                        height)
                                .onConflict(
                                        ASSIGNED_PRICE.ZONE, ASSIGNED_PRICE.INTERVAL_START, ASSIGNED_PRICE.DIRECTION)
                                .doUpdate()
                                .set(ASSIGNED_PRICE.PRICE_MICROS, excluded(ASSIGNED_PRICE.PRICE_MICROS))
                                .set(ASSIGNED_PRICE.HEIGHT, excluded(ASSIGNED_PRICE.HEIGHT)))
                        .toList())
                .execute();
    }

    public void put(String zone, PairPrice price, long height) {
        sql.insertInto(PAIR_PRICE)
                .columns(PAIR_PRICE.fields())
                .values(
                        zone,
                        price.seller().code(),
                        price.buyer().code(),
                        price.direction().name(),
                        utc(price.from()),
                        price.price().micros(),
                        height)
                .onConflict(
                        PAIR_PRICE.ZONE,
                        PAIR_PRICE.SELLER,
                        PAIR_PRICE.BUYER,
                        PAIR_PRICE.DIRECTION,
                        PAIR_PRICE.STARTS_AT)
                .doUpdate()
                .set(PAIR_PRICE.PRICE_MICROS, excluded(PAIR_PRICE.PRICE_MICROS))
                .set(PAIR_PRICE.HEIGHT, excluded(PAIR_PRICE.HEIGHT))
                .execute();
    }

    public List<ContractVersion> contracts(TradingZoneId zone) {
        return sql.selectFrom(CONTRACT_VERSION)
                .where(CONTRACT_VERSION.ZONE.eq(zone.code()))
                .orderBy(CONTRACT_VERSION.VERSION)
                .fetch(row -> new ContractVersion(
                        row.getVersion(),
                        row.getStartsAt().toInstant(),
                        ContractKind.valueOf(row.getKind()),
                        new Coefficient(row.getCoefficientMillionths()),
                        new Price(row.getNetworkFeeMicros()),
                        new Price(row.getOperatorFeeMicros())));
    }

    /** In the order of their intervals. */
    public List<PublishedPrice> gridPrices(TradingZoneId zone, Instant from, Instant until) {
        return sql.selectFrom(GRID_PRICE)
                .where(GRID_PRICE.ZONE.eq(zone.code()))
                .and(LineStore.isIn(GRID_PRICE.INTERVAL_START, from, until))
                .orderBy(GRID_PRICE.INTERVAL_START)
                .fetch(row -> new PublishedPrice(
                        new Interval(row.getIntervalStart().toInstant()),
                        new Price(row.getImportMicros()),
                        new Price(row.getExportMicros())));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

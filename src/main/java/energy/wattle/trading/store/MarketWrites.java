package energy.wattle.trading.store;

import static energy.wattle.trading.store.jooq.Tables.SESSION;

import energy.wattle.trading.Ask;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.IntervalFigures;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Order;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.Trade;
import energy.wattle.trading.core.CodedFault;
import energy.wattle.trading.core.MarketFact.OrderOutcome;
import energy.wattle.trading.core.MarketFact.OrdersCounted;
import energy.wattle.trading.core.MarketFact.RecordPlace;
import energy.wattle.trading.core.OrderLines;
import energy.wattle.trading.store.jooq.tables.records.BookedOrderRecord;
import energy.wattle.trading.store.jooq.tables.records.ClearedIntervalRecord;
import energy.wattle.trading.store.jooq.tables.records.SessionRecord;
import energy.wattle.trading.store.jooq.tables.records.TradeRecord;
import energy.wattle.trading.store.jooq.tables.records.VoidReasonRecord;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Writes what follows the chains. Call it in the transaction that stores the block. */
@Repository
public class MarketWrites {

    private final DSLContext sql;

    MarketWrites(DSLContext sql) {
        this.sql = sql;
    }

    public void open(Session session, BlockPoint block) {
        SessionRecord row = row(session);
        row.setState("OPEN");
        row.setOpenedHeight(block.height());
        row.setOpenedAt(Columns.of(block.time()));
        sql.insertInto(SESSION).set(row).execute();
    }

    public void close(SessionId session, BlockPoint block) {
        sql.update(SESSION)
                .set(SESSION.STATE, "CLOSED")
                .set(SESSION.CLOSED_HEIGHT, block.height())
                .set(SESSION.CLOSED_AT, Columns.of(block.time()))
                .where(is(session))
                .execute();
    }

    public void clear(SessionId session, BlockPoint block, WattHours volume, Optional<Price> meanPrice) {
        sql.update(SESSION)
                .set(SESSION.STATE, "CLEARED")
                .set(SESSION.OVER_HEIGHT, block.height())
                .set(SESSION.OVER_AT, Columns.of(block.time()))
                .set(SESSION.VOLUME, volume.value())
                .set(SESSION.MEAN_PRICE, meanPrice.map(Price::micros).orElse(null))
                .where(is(session))
                .execute();
    }

    public void cancel(Session session, BlockPoint block, CancellationReason reason) {
        SessionRecord row = row(session);
        row.setState("CANCELLED");
        row.setOverHeight(block.height());
        row.setOverAt(Columns.of(block.time()));
        row.setReason(reason.name());
        sql.insertInto(SESSION)
                .set(row)
                .onConflict(SESSION.ZONE, SESSION.KIND, SESSION.FIRST_START)
                .doUpdate()
                .set(SESSION.STATE, row.getState())
                .set(SESSION.OVER_HEIGHT, row.getOverHeight())
                .set(SESSION.OVER_AT, row.getOverAt())
                .set(SESSION.REASON, row.getReason())
                .execute();
    }

    public void addFigures(List<IntervalFigures> figures) {
        ManyRows.insert(sql, figures.stream().map(MarketWrites::row).toList());
    }

    public void addOrders(List<OrdersCounted> declarations) {
        List<BookedOrderRecord> rows = new ArrayList<>();
        for (OrdersCounted declaration : declarations) {
            declaration.orders().forEach(order -> rows.add(row(declaration, order)));
        }
        ManyRows.insert(sql, rows);
    }

    public void addTrades(List<MadeTrade> trades) {
        ManyRows.insert(sql, trades.stream().map(MarketWrites::row).toList());
    }

    /**
     * Why a declaration did not count.
     *
     * @param number of the first reason, counted through its declaration
     * @param interval empty where all of it did not
     */
    public void addVoid(
            SessionId session,
            RecordPlace place,
            ParticipantId participant,
            Optional<Interval> interval,
            int number,
            List<CodedFault> faults) {
        List<VoidReasonRecord> rows = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            rows.add(new VoidReasonRecord(
                    session.zone().code(),
                    place.height(),
                    place.position(),
                    number + i,
                    session.kind().name(),
                    Columns.of(session.first()),
                    participant.code(),
                    interval.map(Columns::of).orElse(null),
                    faults.get(i).code(),
                    faults.get(i).arguments().toArray(String[]::new)));
        }
        sql.batchInsert(rows).execute();
    }

    static Condition is(SessionId session) {
        return SESSION.ZONE
                .eq(session.zone().code())
                .and(SESSION.KIND.eq(session.kind().name()))
                .and(SESSION.FIRST_START.eq(Columns.of(session.first())));
    }

    private static SessionRecord row(Session session) {
        SessionRecord row = new SessionRecord();
        row.setZone(session.id().zone().code());
        row.setKind(session.id().kind().name());
        row.setFirstStart(Columns.of(session.id().first()));
        row.setEndsAt(Columns.of(session.end()));
        row.setOpensAt(Columns.of(session.opens()));
        row.setGateAt(Columns.of(session.gate()));
        row.setVolume(0L);
        return row;
    }

    private static ClearedIntervalRecord row(IntervalFigures figures) {
        return new ClearedIntervalRecord(
                figures.session().zone().code(),
                figures.session().kind().name(),
                Columns.of(figures.session().first()),
                Columns.of(figures.interval()),
                figures.offered().value(),
                figures.offeredRenewable().value(),
                figures.demanded().value(),
                figures.cleared().value(),
                figures.clearedRenewable().value(),
                figures.trades(),
                figures.prices().map(prices -> prices.mean().micros()).orElse(null),
                figures.prices().map(prices -> prices.lowest().micros()).orElse(null),
                figures.prices().map(prices -> prices.highest().micros()).orElse(null),
                new BigDecimal(figures.welfare().nanos()));
    }

    private static BookedOrderRecord row(OrdersCounted declaration, OrderOutcome outcome) {
        Order order = outcome.order();
        return new BookedOrderRecord(
                declaration.session().zone().code(),
                declaration.place().height(),
                declaration.place().position(),
                OrderLines.line(order.id()),
                declaration.session().kind().name(),
                Columns.of(declaration.session().first()),
                Columns.of(outcome.interval()),
                order.participant().code(),
                order instanceof Ask ask ? ask.source().name() : null,
                order.quantity().value(),
                order.limit().micros(),
                outcome.open().value());
    }

    private static TradeRecord row(MadeTrade made) {
        Trade trade = made.trade();
        return new TradeRecord(
                made.session().zone().code(),
                made.cleared().height(),
                made.result(),
                made.session().kind().name(),
                Columns.of(made.session().first()),
                Columns.of(trade.interval()),
                made.index(),
                trade.sellOrder().code(),
                trade.buyOrder().code(),
                trade.seller().code(),
                trade.buyer().code(),
                made.source().name(),
                trade.quantity().value(),
                trade.price().micros(),
                Columns.of(made.cleared().time()));
    }
}

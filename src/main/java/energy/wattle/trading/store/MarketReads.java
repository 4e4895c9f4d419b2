package energy.wattle.trading.store;

import static energy.wattle.trading.store.jooq.Tables.BOOKED_ORDER;
import static energy.wattle.trading.store.jooq.Tables.CLEARED_INTERVAL;
import static energy.wattle.trading.store.jooq.Tables.SESSION;
import static energy.wattle.trading.store.jooq.Tables.TRADE;

import energy.wattle.trading.Ask;
import energy.wattle.trading.Bid;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.BookedOrder;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.HeldSession;
import energy.wattle.trading.IntervalFigures;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Order;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.Trade;
import energy.wattle.trading.Welfare;
import energy.wattle.trading.store.jooq.tables.records.BookedOrderRecord;
import energy.wattle.trading.store.jooq.tables.records.ClearedIntervalRecord;
import energy.wattle.trading.store.jooq.tables.records.SessionRecord;
import energy.wattle.trading.store.jooq.tables.records.TradeRecord;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads sessions, figures, orders and trades. Spans are from an instant to before another. */
@Repository
public class MarketReads {

    private final DSLContext sql;

    MarketReads(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<HeldSession> session(SessionId session) {
        return sql.selectFrom(SESSION).where(MarketWrites.is(session)).fetchOptional(MarketReads::session);
    }

    /** By gate. */
    public List<HeldSession> sessions(TradingZoneId zone, Instant from, Instant to) {
        return sql.selectFrom(SESSION)
                .where(SESSION.ZONE.eq(zone.code()), SESSION.GATE_AT.ge(Columns.of(from)))
                .and(SESSION.GATE_AT.lt(Columns.of(to)))
                .orderBy(SESSION.GATE_AT, SESSION.KIND, SESSION.FIRST_START)
                .fetch(MarketReads::session);
    }

    /** In no order. */
    public List<HeldSession> open(TradingZoneId zone) {
        return sql.selectFrom(SESSION)
                .where(SESSION.ZONE.eq(zone.code()), SESSION.STATE.eq(DSL.inline("OPEN")))
                .fetch(MarketReads::session);
    }

    /**
     * Sessions that were opened and cancelled for one of these reasons since an instant, the latest first.
     *
     * @param most how many at most
     */
    public List<HeldSession> cancelled(Set<CancellationReason> reasons, Instant since, int most) {
        return sql.selectFrom(SESSION)
                .where(SESSION.STATE.eq(DSL.inline("CANCELLED")), SESSION.OPENED_HEIGHT.isNotNull())
                .and(SESSION.REASON.in(reasons.stream().map(Enum::name).sorted().toList()))
                .and(SESSION.OVER_AT.ge(Columns.of(since)))
                .orderBy(SESSION.OVER_AT.desc(), SESSION.ZONE, SESSION.KIND, SESSION.FIRST_START)
                .limit(most)
                .fetch(MarketReads::session);
    }

    public List<IntervalFigures> figures(TradingZoneId zone, Instant from, Instant to) {
        return figures(CLEARED_INTERVAL
                .ZONE
                .eq(zone.code())
                .and(CLEARED_INTERVAL.STARTS_AT.ge(Columns.of(from)))
                .and(CLEARED_INTERVAL.STARTS_AT.lt(Columns.of(to))));
    }

    public List<IntervalFigures> figures(SessionId session) {
        return figures(CLEARED_INTERVAL
                .ZONE
                .eq(session.zone().code())
                .and(CLEARED_INTERVAL.STARTS_AT.ge(Columns.of(session.first())))
                .and(CLEARED_INTERVAL.KIND.eq(session.kind().name()))
                .and(CLEARED_INTERVAL.FIRST_START.eq(Columns.of(session.first()))));
    }

    private List<IntervalFigures> figures(Condition condition) {
        return sql.selectFrom(CLEARED_INTERVAL)
                .where(condition)
                .orderBy(CLEARED_INTERVAL.STARTS_AT, CLEARED_INTERVAL.FIRST_START, CLEARED_INTERVAL.KIND)
                .fetch(MarketReads::figures);
    }

    public List<MadeTrade> trades(TradingZoneId zone, Instant from, Instant to) {
        return trades(TRADE.ZONE.eq(zone.code()), from, to);
    }

    public List<MadeTrade> trades(ParticipantId participant, Instant from, Instant to) {
        return trades(TRADE.SELLER.eq(participant.code()).or(TRADE.BUYER.eq(participant.code())), from, to);
    }

    /** @param end of its last interval */
    public List<MadeTrade> trades(SessionId session, Instant end) {
        return trades(
                TRADE.ZONE
                        .eq(session.zone().code())
                        .and(TRADE.KIND.eq(session.kind().name()))
                        .and(TRADE.FIRST_START.eq(Columns.of(session.first()))),
                session.first().start(),
                end);
    }

    /** Trade order within each interval: results of a block stand in the order of their sessions and matches. */
    private List<MadeTrade> trades(Condition condition, Instant from, Instant to) {
        return sql.selectFrom(TRADE)
                .where(condition)
                .and(TRADE.STARTS_AT.ge(Columns.of(from)))
                .and(TRADE.STARTS_AT.lt(Columns.of(to)))
                .orderBy(TRADE.STARTS_AT, TRADE.ZONE, TRADE.HEIGHT, TRADE.RESULT)
                .fetch(MarketReads::trade);
    }

    /** @param end of its last interval */
    public List<BookedOrder> orders(SessionId session, Instant end) {
        return orders(BOOKED_ORDER
                .ZONE
                .eq(session.zone().code())
                .and(BOOKED_ORDER.KIND.eq(session.kind().name()))
                .and(BOOKED_ORDER.FIRST_START.eq(Columns.of(session.first())))
                .and(BOOKED_ORDER.STARTS_AT.ge(Columns.of(session.first())))
                .and(BOOKED_ORDER.STARTS_AT.lt(Columns.of(end))));
    }

    public List<BookedOrder> orders(TradingZoneId zone, Instant from, Instant to) {
        return orders(BOOKED_ORDER
                .ZONE
                .eq(zone.code())
                .and(BOOKED_ORDER.STARTS_AT.ge(Columns.of(from)))
                .and(BOOKED_ORDER.STARTS_AT.lt(Columns.of(to))));
    }

    /** Those of one declaration. */
    public List<BookedOrder> orders(TradingZoneId zone, long height, int position) {
        return orders(BOOKED_ORDER
                .ZONE
                .eq(zone.code())
                .and(BOOKED_ORDER.HEIGHT.eq(height))
                .and(BOOKED_ORDER.POSITION.eq(position)));
    }

    private List<BookedOrder> orders(Condition condition) {
        return sql.selectFrom(BOOKED_ORDER)
                .where(condition)
                .orderBy(
                        BOOKED_ORDER.STARTS_AT,
                        BOOKED_ORDER.FIRST_START,
                        BOOKED_ORDER.KIND,
                        BOOKED_ORDER.HEIGHT,
                        BOOKED_ORDER.POSITION,
                        BOOKED_ORDER.LINE)
                .fetch(MarketReads::order);
    }

    private static HeldSession session(SessionRecord row) {
        Session session = new Session(
                Columns.session(row.getZone(), row.getKind(), row.getFirstStart()),
                row.getEndsAt().toInstant(),
                row.getOpensAt().toInstant(),
                row.getGateAt().toInstant());
        Optional<BlockPoint> opened = Columns.point(row.getOpenedHeight(), row.getOpenedAt());
        Optional<BlockPoint> closed = Columns.point(row.getClosedHeight(), row.getClosedAt());
        Optional<BlockPoint> over = Columns.point(row.getOverHeight(), row.getOverAt());
        SessionState state = switch (row.getState()) {
            case "OPEN" -> new SessionState.Open(opened.orElseThrow());
            case "CLOSED" -> new SessionState.Closed(closed.orElseThrow());
            case "CLEARED" -> new SessionState.Cleared(over.orElseThrow());
            default -> new SessionState.Cancelled(over.orElseThrow(), CancellationReason.valueOf(row.getReason()));
        };
        return new HeldSession(
                session,
                state,
                opened,
                closed,
                new WattHours(row.getVolume()),
                Optional.ofNullable(row.getMeanPrice()).map(Price::new));
    }

    private static IntervalFigures figures(ClearedIntervalRecord row) {
        return new IntervalFigures(
                Columns.session(row.getZone(), row.getKind(), row.getFirstStart()),
                Columns.interval(row.getStartsAt()),
                new WattHours(row.getOffered()),
                new WattHours(row.getOfferedRenewable()),
                new WattHours(row.getDemanded()),
                new WattHours(row.getCleared()),
                new WattHours(row.getClearedRenewable()),
                row.getTrades(),
                Optional.ofNullable(row.getMeanPrice())
                        .map(mean -> new IntervalFigures.Prices(
                                new Price(mean), new Price(row.getLowestPrice()), new Price(row.getHighestPrice()))),
                new Welfare(row.getWelfare().toBigIntegerExact()));
    }

    private static MadeTrade trade(TradeRecord row) {
        Trade trade = new Trade(
                Columns.interval(row.getStartsAt()),
                new OrderId(row.getSellOrder()),
                new OrderId(row.getBuyOrder()),
                new ParticipantId(row.getSeller()),
                new ParticipantId(row.getBuyer()),
                new WattHours(row.getQuantity()),
                new Price(row.getPrice()));
        return new MadeTrade(
                Columns.session(row.getZone(), row.getKind(), row.getFirstStart()),
                row.getMatch(),
                trade,
                EnergySource.valueOf(row.getSource()),
                new BlockPoint(row.getHeight(), row.getClearedAt().toInstant()),
                row.getResult());
    }

    private static BookedOrder order(BookedOrderRecord row) {
        OrderId id = new OrderId(row.getHeight() + "-" + row.getPosition() + "-" + row.getLine());
        ParticipantId participant = new ParticipantId(row.getParticipant());
        WattHours quantity = new WattHours(row.getQuantity());
        Price limit = new Price(row.getPrice());
        Order order = row.getSource() == null
                ? new Bid(id, participant, quantity, limit)
                : new Ask(id, participant, EnergySource.valueOf(row.getSource()), quantity, limit);
        return new BookedOrder(
                Columns.session(row.getZone(), row.getKind(), row.getFirstStart()),
                Columns.interval(row.getStartsAt()),
                order,
                new WattHours(row.getUnmatched()));
    }
}

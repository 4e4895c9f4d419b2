package energy.wattle.settlement.store;

import static energy.wattle.settlement.store.jooq.Tables.LINE;
import static energy.wattle.settlement.store.jooq.Tables.SETTLED_INTERVAL;
import static org.jooq.impl.DSL.noCondition;

import energy.wattle.settlement.BookedLine;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.Quality;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.trading.TradeId;
import energy.wattle.units.Institution;
import energy.wattle.units.Interval;
import energy.wattle.units.Money;
import energy.wattle.units.OrderId;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Party;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Settlement lines with their places on the chain. */
@Repository
public class LineStore {

    /**
     * A line with its place on the chain.
     *
     * @param resultPosition among the results of its block, from 0
     */
    public record PlacedLine(BookedLine booked, long height, int resultPosition) {}

    /** A line with the status of its interval today. */
    public record StandingLine(PlacedLine placed, SettlementStatus status) {}

    private static final String TARGET = "settlement.line (zone, interval_start, booking, result_position, height, "
            + "sell_order, buy_order, kind, payer, payee, quantity_wh, price_micros, amount_micros, quality)";

    private final DSLContext sql;

    LineStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Stores a block's lines. Call it in a transaction. */
    public void add(String zone, List<PlacedLine> lines) {
        if (!lines.isEmpty()) {
            CopyRows.into(sql, TARGET, rows -> {
                for (PlacedLine line : lines) {
                    write(rows, zone, line);
                }
            });
        }
    }

    /** The lines of a participant, by interval, booking and place. */
    public List<StandingLine> ofParticipant(
            TradingZoneId zone, ParticipantId participant, Instant from, Instant until) {
        String code = participant.code();
        return lines(zone, from, until, LINE.PAYER.eq(code).or(LINE.PAYEE.eq(code)));
    }

    /** All lines of a zone, by interval, booking and place. */
    public List<StandingLine> ofZone(TradingZoneId zone, Instant from, Instant until) {
        return lines(zone, from, until, noCondition());
    }

    private List<StandingLine> lines(TradingZoneId zone, Instant from, Instant until, Condition condition) {
        return sql.select(LINE.fields())
                .select(SETTLED_INTERVAL.STATUS)
                .from(LINE)
                .join(SETTLED_INTERVAL)
                .on(SETTLED_INTERVAL.ZONE.eq(LINE.ZONE))
                .and(SETTLED_INTERVAL.INTERVAL_START.eq(LINE.INTERVAL_START))
                .where(LINE.ZONE.eq(zone.code()))
                .and(isIn(LINE.INTERVAL_START, from, until))
                .and(condition)
                .orderBy(LINE.INTERVAL_START, LINE.BOOKING, LINE.RESULT_POSITION)
                .fetch(LineStore::standing);
    }

    static Condition isIn(Field<OffsetDateTime> start, Instant from, Instant until) {
        return start.ge(from.atOffset(ZoneOffset.UTC)).and(start.lt(until.atOffset(ZoneOffset.UTC)));
    }

    static Party party(String code) {
        for (Institution institution : Institution.values()) {
            if (institution.code().equals(code)) {
                return institution;
            }
        }
        return new ParticipantId(code);
    }

    private static void write(CopyRows rows, String zone, PlacedLine placed) throws SQLException {
        BookedLine booked = placed.booked();
        SettlementLine line = booked.line();
        TradeId trade = line.trade();
        rows.text(zone)
                .text(booked.interval().start().toString())
                .number(booked.booking())
                .number(placed.resultPosition())
                .number(placed.height())
                .text(trade == null ? null : trade.sellOrder().code())
                .text(trade == null ? null : trade.buyOrder().code())
                .text(line.kind().name())
                .text(line.payer().code())
                .text(line.payee().code())
                .number(line.quantity().value())
                .number(line.price().micros())
                .number(line.amount().micros())
                .text(line.quality().name())
                .endRow();
    }

    private static StandingLine standing(Record row) {
        BookedLine booked = new BookedLine(
                new Interval(row.get(LINE.INTERVAL_START).toInstant()),
                row.get(LINE.BOOKING),
                new SettlementLine(
                        trade(row.get(LINE.SELL_ORDER), row.get(LINE.BUY_ORDER)),
                        LineKind.valueOf(row.get(LINE.KIND)),
                        party(row.get(LINE.PAYER)),
                        party(row.get(LINE.PAYEE)),
                        new WattHours(row.get(LINE.QUANTITY_WH)),
                        new Price(row.get(LINE.PRICE_MICROS)),
                        new Money(row.get(LINE.AMOUNT_MICROS)),
                        Quality.valueOf(row.get(LINE.QUALITY))));
        return new StandingLine(
                new PlacedLine(booked, row.get(LINE.HEIGHT), row.get(LINE.RESULT_POSITION)),
                SettlementStatus.valueOf(row.get(SETTLED_INTERVAL.STATUS)));
    }

    private static @Nullable TradeId trade(@Nullable String sell, @Nullable String buy) {
        return sell == null || buy == null ? null : new TradeId(new OrderId(sell), new OrderId(buy));
    }
}

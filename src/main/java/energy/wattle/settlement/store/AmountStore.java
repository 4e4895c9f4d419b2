package energy.wattle.settlement.store;

import static energy.wattle.settlement.store.jooq.Tables.KIND_TOTAL;
import static energy.wattle.settlement.store.jooq.Tables.PARTY_AMOUNT;
import static energy.wattle.settlement.store.jooq.Tables.SETTLED_INTERVAL;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import energy.wattle.settlement.Amounts;
import energy.wattle.settlement.LineKind;
import energy.wattle.settlement.SettlementStatus;
import energy.wattle.settlement.ZoneDay.Total;
import energy.wattle.units.Interval;
import energy.wattle.units.Money;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Party;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Sums of bookings by party and by kind, and sums of these. Sums that leave 64 bits are an error. */
@Repository
public class AmountStore {

    /** The sums of one booking. */
    public record BookingSums(
            Interval interval, int booking, Map<Party, Amounts> byParty, Map<LineKind, Total> byKind) {}

    /** What a party pays and receives, and the part of it on provisional intervals. */
    public record PartyAmounts(Party party, Amounts all, Amounts provisional) {}

    public record IntervalAmounts(Interval interval, Amounts amounts) {}

    public record IntervalTotal(Interval interval, LineKind kind, Total total) {}

    private static final String PARTIES =
            "settlement.party_amount (zone, interval_start, booking, party, paid_micros, received_micros)";
    private static final String KINDS =
            "settlement.kind_total (zone, interval_start, booking, kind, quantity_wh, amount_micros)";

    private final DSLContext sql;

    AmountStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Stores a block's sums. Call it in a transaction. */
    public void add(String zone, List<BookingSums> bookings) {
        if (bookings.isEmpty()) {
            return;
        }
        CopyRows.into(sql, PARTIES, rows -> {
            for (BookingSums sums : bookings) {
                for (Map.Entry<Party, Amounts> entry : sums.byParty().entrySet()) {
                    rows.text(zone)
                            .text(sums.interval().start().toString())
                            .number(sums.booking())
                            .text(entry.getKey().code())
                            .number(entry.getValue().toPay().micros())
                            .number(entry.getValue().toReceive().micros())
                            .endRow();
                }
            }
        });
        CopyRows.into(sql, KINDS, rows -> {
            for (BookingSums sums : bookings) {
                for (Map.Entry<LineKind, Total> entry : sums.byKind().entrySet()) {
                    rows.text(zone)
                            .text(sums.interval().start().toString())
                            .number(sums.booking())
                            .text(entry.getKey().name())
                            .number(entry.getValue().quantity().value())
                            .number(entry.getValue().amount().micros())
                            .endRow();
                }
            }
        });
    }

    /** Every party with a line, in no order. */
    public List<PartyAmounts> byParty(TradingZoneId zone, Instant from, Instant until) {
        Condition isProvisional =
                SETTLED_INTERVAL.STATUS.in(SettlementStatus.PROVISIONAL.name(), SettlementStatus.UNSETTLEABLE.name());
        Field<BigDecimal> paid = sum(PARTY_AMOUNT.PAID_MICROS);
        Field<BigDecimal> received = sum(PARTY_AMOUNT.RECEIVED_MICROS);
        Field<BigDecimal> paidProvisionally = sum(when(isProvisional, PARTY_AMOUNT.PAID_MICROS));
        Field<BigDecimal> receivedProvisionally = sum(when(isProvisional, PARTY_AMOUNT.RECEIVED_MICROS));
        return sql.select(PARTY_AMOUNT.PARTY, paid, received, paidProvisionally, receivedProvisionally)
                .from(PARTY_AMOUNT)
                .join(SETTLED_INTERVAL)
                .on(SETTLED_INTERVAL.ZONE.eq(PARTY_AMOUNT.ZONE))
                .and(SETTLED_INTERVAL.INTERVAL_START.eq(PARTY_AMOUNT.INTERVAL_START))
                .where(PARTY_AMOUNT.ZONE.eq(zone.code()))
                .and(LineStore.isIn(PARTY_AMOUNT.INTERVAL_START, from, until))
                .groupBy(PARTY_AMOUNT.PARTY)
                .fetch(row -> new PartyAmounts(
                        LineStore.party(row.get(PARTY_AMOUNT.PARTY)),
                        new Amounts(money(row.get(paid)), money(row.get(received))),
                        new Amounts(money(row.get(paidProvisionally)), money(row.get(receivedProvisionally)))));
    }

    /** A participant's sums, by interval. */
    public List<IntervalAmounts> ofParticipant(
            TradingZoneId zone, ParticipantId participant, Instant from, Instant until) {
        Field<BigDecimal> paid = sum(PARTY_AMOUNT.PAID_MICROS);
        Field<BigDecimal> received = sum(PARTY_AMOUNT.RECEIVED_MICROS);
        return sql.select(PARTY_AMOUNT.INTERVAL_START, paid, received)
                .from(PARTY_AMOUNT)
                .where(PARTY_AMOUNT.ZONE.eq(zone.code()))
                .and(PARTY_AMOUNT.PARTY.eq(participant.code()))
                .and(LineStore.isIn(PARTY_AMOUNT.INTERVAL_START, from, until))
                .groupBy(PARTY_AMOUNT.INTERVAL_START)
                .orderBy(PARTY_AMOUNT.INTERVAL_START)
                .fetch(row -> new IntervalAmounts(
                        new Interval(row.get(PARTY_AMOUNT.INTERVAL_START).toInstant()),
                        new Amounts(money(row.get(paid)), money(row.get(received)))));
    }

    /** A zone's totals, by interval and kind. */
    public List<IntervalTotal> totals(TradingZoneId zone, Instant from, Instant until) {
        Field<BigDecimal> quantity = sum(KIND_TOTAL.QUANTITY_WH);
        Field<BigDecimal> amount = sum(KIND_TOTAL.AMOUNT_MICROS);
        return sql.select(KIND_TOTAL.INTERVAL_START, KIND_TOTAL.KIND, quantity, amount)
                .from(KIND_TOTAL)
                .where(KIND_TOTAL.ZONE.eq(zone.code()))
                .and(LineStore.isIn(KIND_TOTAL.INTERVAL_START, from, until))
                .groupBy(KIND_TOTAL.INTERVAL_START, KIND_TOTAL.KIND)
                .orderBy(KIND_TOTAL.INTERVAL_START, KIND_TOTAL.KIND)
                .fetch(row -> new IntervalTotal(
                        new Interval(row.get(KIND_TOTAL.INTERVAL_START).toInstant()),
                        LineKind.valueOf(row.get(KIND_TOTAL.KIND)),
                        new Total(new WattHours(whole(row.get(quantity))), money(row.get(amount)))));
    }

    private static Money money(@Nullable BigDecimal micros) {
        return new Money(whole(micros));
    }

    private static long whole(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValueExact();
    }
}

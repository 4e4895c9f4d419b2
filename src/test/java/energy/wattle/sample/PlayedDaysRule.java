package energy.wattle.sample;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * A rule that the days of a market keep, in SQL over its tables: nothing of the code that made the rows is asked.
 *
 * @param sentence what holds
 * @param examined counts the rows that are looked at
 * @param broken selects one text for each row that breaks the rule
 */
record PlayedDaysRule(String sentence, String examined, String broken) {

    /** Energy and money of one settlement line, from each side's view. */
    private static final String FLOWS = """
            with line as (select * from settlement.line where interval_start >= {0} and interval_start < {1}),
            energy as (
                select zone, interval_start, payee as party, quantity_wh from line where kind in ('ENERGY', 'GRID_EXPORT')
                union all
                select zone, interval_start, payer, -quantity_wh from line where kind in ('ENERGY', 'GRID_IMPORT')),
            money as (
                select zone, interval_start, payee as party, amount_micros from line
                union all
                select zone, interval_start, payer, -amount_micros from line),
            traded as (select l.*, t.quantity, t.price from line l
                join trading.trade t on (t.zone, t.starts_at, t.sell_order, t.buy_order)
                    = (l.zone, l.interval_start, l.sell_order, l.buy_order)),
            priced as (select t.*, g.import_micros as g, g.export_micros as f from traded t
                join settlement.grid_price g using (zone, interval_start))
            """;

    private static final String LINES =
            "select count(*) from settlement.line where interval_start >= {0} and interval_start < {1}";

    private static final PlayedDaysRule DECLARATIONS = new PlayedDaysRule(
            "every accepted declaration is in a block, and was cleared or is void with a reason",
            "select count(*) from trading.submission where gate_at >= {0} and gate_at < {1}",
            """
            select encode(s.record, 'hex') || ' for ' || s.kind || ' ' || s.first_start from trading.submission s
            left join ledger.record r on r.id = s.record
            left join trading.session e on (e.zone, e.kind, e.first_start) = (s.zone, s.kind, s.first_start)
            where s.gate_at < {1} and (r.id is null or e.state is distinct from 'CLEARED' or (
                r.void_reason is null
                and not exists (select 1 from trading.booked_order o
                    where (o.zone, o.height, o.position) = (s.zone, r.height, r.position))
                and not exists (select 1 from trading.void_reason v
                    where (v.zone, v.height, v.position) = (s.zone, r.height, r.position) and v.code <> '')))""");

    private static final PlayedDaysRule ENERGY = new PlayedDaysRule(
            "what a member's lines say it fed in less what they say it drew is what its meter says",
            "select count(*) from metering.reading where in_force and interval_start >= {0} and interval_start < {1}",
            FLOWS + """
            select r.participant || ' ' || r.interval_start || ': ' || r.net_export_wh || ' and ' || coalesce(sum(e.quantity_wh), 0)
            from metering.reading r
            left join energy e on (e.zone, e.interval_start, e.party) = (r.zone, r.interval_start, r.participant)
            where r.in_force and r.interval_start >= {0} and r.interval_start < {1}
            group by r.participant, r.interval_start, r.net_export_wh
            having r.net_export_wh <> coalesce(sum(e.quantity_wh), 0)""");

    private static final PlayedDaysRule GRID = new PlayedDaysRule(
            "what the grid takes from a zone less what it gives is what all its meters say", LINES, FLOWS + """
            select coalesce(r.zone, e.zone) || ' ' || coalesce(r.interval_start, e.interval_start) from
            (select zone, interval_start, sum(net_export_wh) as wh from metering.reading
                where in_force and interval_start >= {0} and interval_start < {1} group by 1, 2) r
            full join (select zone, interval_start, sum(case kind when 'GRID_EXPORT' then quantity_wh
                when 'GRID_IMPORT' then -quantity_wh else 0 end) as wh from line group by 1, 2) e
                on (e.zone, e.interval_start) = (r.zone, r.interval_start)
            where coalesce(r.wh, 0) <> coalesce(e.wh, 0)""");

    private static final PlayedDaysRule MONEY = new PlayedDaysRule(
            "what all parties receive less what they pay is nothing, and each one's statement says the same",
            LINES,
            FLOWS + """
            select 'sum ' || zone || ' ' || interval_start from money group by zone, interval_start having sum(amount_micros) <> 0
            union all
            select 'statement ' || coalesce(m.zone, p.zone) || ' ' || coalesce(m.party, p.party) from
            (select zone, interval_start, party, sum(amount_micros) as net from money group by 1, 2, 3) m
            full join (select zone, interval_start, party, sum(received_micros - paid_micros) as net
                from settlement.party_amount where interval_start >= {0} and interval_start < {1} group by 1, 2, 3) p
                on (p.zone, p.interval_start, p.party) = (m.zone, m.interval_start, m.party)
            where m.net is distinct from p.net""");

    private static final PlayedDaysRule AMOUNTS =
            new PlayedDaysRule("every amount is quantity times price, half to even", LINES, """
            select zone || ' ' || interval_start || ' ' || kind || ' ' || min(payer) from settlement.line
            where interval_start >= {0} and interval_start < {1} and booking = 1
            group by zone, interval_start, kind, sell_order, buy_order, quantity_wh, price_micros,
                case when kind like '%FEE' then '' else payer end, case when kind like '%FEE' then '' else payee end
            having abs(sum(amount_micros) * 1000 - quantity_wh::numeric * price_micros) > 500
                or abs(sum(amount_micros) * 1000 - quantity_wh::numeric * price_micros) = 500 and sum(amount_micros) % 2 <> 0""");

    private static final PlayedDaysRule PRICES = new PlayedDaysRule(
            "energy costs what was agreed, the grid what it published, and no compensation is more than the difference",
            LINES,
            FLOWS + """
            select kind || ' ' || zone || ' ' || interval_start || ' ' || payer || ' ' || payee from priced where case kind
                when 'ENERGY' then price_micros <> price
                when 'GRID_IMPORT' then price_micros <> g
                when 'GRID_EXPORT' then price_micros <> f
                when 'COMPENSATION' then price_micros < 0
                    or price_micros > greatest(g - price, price - f, 0) end""");

    private static final PlayedDaysRule TRADES = new PlayedDaysRule(
            "of no trade more is exchanged, drawn or fed in than was traded, and every line belongs to a trade or the grid",
            "select count(*) from trading.trade where starts_at >= {0} and starts_at < {1}",
            FLOWS + """
            select 'too much: ' || sell_order || ' ' || buy_order || ' ' || interval_start from traded
            where kind in ('ENERGY', 'GRID_IMPORT', 'GRID_EXPORT')
            group by zone, interval_start, sell_order, buy_order, quantity
            having sum(quantity_wh) > quantity or min(quantity_wh) < 0
            union all
            select 'no trade: ' || interval_start || ' ' || kind from line
            where (sell_order is null) <> (buy_order is null)
                or sell_order is null and kind not in ('GRID_IMPORT', 'GRID_EXPORT')
            union all
            select 'unknown trade: ' || l.interval_start || ' ' || l.sell_order from line l where l.sell_order is not null
            and not exists (select 1 from trading.trade t where (t.zone, t.starts_at, t.sell_order, t.buy_order)
                = (l.zone, l.interval_start, l.sell_order, l.buy_order))""");

    static final List<PlayedDaysRule> ALL = List.of(DECLARATIONS, ENERGY, GRID, MONEY, AMOUNTS, PRICES, TRADES);

    long examined(DSLContext sql, Instant from, Instant until) {
        return sql.fetchOptional(examined, utc(from), utc(until))
                .map(row -> row.get(0, Long.class))
                .orElseThrow();
    }

    /** The first of them. */
    List<String> broken(DSLContext sql, Instant from, Instant until) {
        return sql.fetch(broken + " limit 20", utc(from), utc(until)).getValues(0, String.class);
    }

    @Override
    public String toString() {
        return sentence;
    }

    private static Field<OffsetDateTime> utc(Instant instant) {
        return DSL.val(instant.atOffset(ZoneOffset.UTC));
    }
}

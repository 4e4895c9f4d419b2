package energy.wattle.sample;

import energy.wattle.database.DatabaseProperties;
import energy.wattle.database.service.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compares what was noted down outside with what the database holds in the end. */
final class KilledMarketChecks {

    private static final String LOAD = """
            create temporary table noted (kind text not null, name text not null, height bigint, participant text,
                starts_at timestamptz, value bigint, number bigint generated always as identity)""";

    /** What was due before this is done, whenever the last life ended. */
    private static final String RECENTLY =
            "(select to_timestamp(max(time) / 1000.0) - interval '30 minutes' from ledger.block)";

    /** Each finds the rows that must not be; the first column says which. */
    private static final List<String> FORBIDDEN = List.of(
            // What was accepted is final once, or was dropped for a reason; nothing waits any more.
            """
            select 'accepted, and in no block: ' || kind || ' ' || name from noted n where kind in ('DECLARED', 'READ')
            and 1 <> (select count(*) from ledger.record r where r.id = decode(n.name, 'hex'))
                   + (select count(*) from ledger.dropped d where d.id = decode(n.name, 'hex') and d.reason <> '')""",
            """
            select 'accepted, and still waiting: ' || name from noted n where kind in ('DECLARED', 'READ')
            and exists (select 1 from ledger.pending p where p.id = decode(n.name, 'hex'))""",
            "select 'dropped: ' || name || ' ' || reason from noted n join ledger.dropped d on d.id = decode(n.name, 'hex') where kind = 'READ'",
            // A block that was final stays.
            """
            select 'block ' || name || ' is not there any more' from noted n where kind = 'BLOCK'
            and not exists (select 1 from ledger.block b where b.hash = decode(n.name, 'hex') and b.height = n.height)""",
            // Every declaration, the agents' too, was cleared, or is void with a reason, or its session was cancelled.
            """
            select 'neither cleared nor void: ' || encode(s.record, 'hex') from trading.submission s
            join trading.session e using (zone, kind, first_start)
            left join ledger.record r on r.id = s.record
            where (s.gate_at < %s or exists (select 1 from noted n where decode(n.name, 'hex') = s.record))
            and (e.state not in ('CLEARED', 'CANCELLED') or (e.state = 'CLEARED' and r.void_reason is null
            and not exists (select 1 from ledger.dropped d where d.id = s.record)
            and not exists (select 1 from trading.booked_order o
                where o.zone = s.zone and o.height = r.height and o.position = r.position)
            and not exists (select 1 from trading.void_reason v
                where v.zone = s.zone and v.height = r.height and v.position = r.position)))""".formatted(RECENTLY),
            // No session was missed; those whose gates passed before the chain knew its zone are not meant.
            """
            select 'cancelled: ' || kind || ' ' || first_start || ' ' || reason from trading.session
            where state = 'CANCELLED' and (reason <> 'NOT_OPENED'
                or gate_at > (select min(gate_at) + interval '3 hours' from trading.session))""",
            // The agents declare once for a session.
            """
            select 'declared twice: ' || participant || ' ' || kind || ' ' || first_start from trading.submission
            where participant not in ('%s', '%s') group by participant, zone, kind, first_start having count(*) > 1""".formatted(Outsider.BUYER, Outsider.SELLER),
            // No trade and no line twice, and as many lines as were booked.
            """
            select 'a trade twice: ' || sell_order || ' ' || buy_order from trading.trade
            group by zone, kind, first_start, starts_at, sell_order, buy_order having count(*) > 1""",
            """
            select 'a line twice: ' || interval_start || ' ' || kind || ' ' || payer || ' ' || payee from settlement.line
            group by zone, interval_start, booking, sell_order, buy_order, kind, payer, payee having count(*) > 1""",
            """
            select 'lines missing: ' || interval_start from settlement.booking b where lines <>
            (select count(*) from settlement.line l
                where (l.zone, l.interval_start, l.booking) = (b.zone, b.interval_start, b.booking))""",
            // Meters were read without a gap, and the last correction that was accepted holds.
            """
            select 'no reading: ' || p.participant || ' ' || t from sample.metered m
            cross join (select distinct participant from metering.reading) p
            cross join generate_series((select min(interval_start) from metering.reading),
                least(m.until - interval '15 minutes', %s), interval '15 minutes') t
            where not exists (select 1 from metering.reading r
                where r.participant = p.participant and r.interval_start = t and r.in_force)""".formatted(RECENTLY),
            """
            select 'another value: ' || n.participant || ' ' || n.starts_at from noted n
            join ledger.record l on l.id = decode(n.name, 'hex') and l.void_reason is null
            join metering.reading r on (r.participant, r.interval_start) = (n.participant, n.starts_at) and r.in_force
            where n.kind = 'READ' and r.net_export_wh <> n.value and not exists (select 1 from noted later
                where (later.participant, later.starts_at) = (n.participant, n.starts_at) and later.number > n.number)""",
            // A correction that was sent again stands once.
            """
            select 'read more often than sent: ' || r.participant || ' ' || r.interval_start from metering.reading r
            where r.participant in ('%s', '%s') group by r.participant, r.interval_start
            having count(*) > 1 + (select count(distinct n.name) from noted n where n.kind = 'READ'
                and (n.participant, n.starts_at) = (r.participant, r.interval_start))""".formatted(Outsider.BUYER, Outsider.SELLER),
            "select 'not settled: ' || interval_start || ' ' || status from settlement.settled_interval"
                    + " where status = 'UNSETTLEABLE'");

    private final PostgresServer server;
    private final Journal journal;

    KilledMarketChecks(PostgresServer server, Journal journal) {
        this.server = server;
        this.journal = journal;
    }

    static DatabaseProperties properties(Path folder) {
        return new DatabaseProperties(
                folder.resolve("postgresql"),
                MarketJvm.PROGRAMS,
                0,
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                false);
    }

    /** Everything that is not as it should be. */
    List<String> faults() throws SQLException, IOException {
        List<String> faults = new ArrayList<>();
        try (Connection connection = server.connectAsSuperuser(PostgresServer.APPLICATION);
                Statement statement = connection.createStatement()) {
            statement.execute(LOAD);
            load(connection);
            for (String forbidden : FORBIDDEN) {
                try (ResultSet rows = statement.executeQuery(forbidden + " limit 10")) {
                    while (rows.next()) {
                        faults.add(rows.getString(1));
                    }
                }
            }
        }
        return faults;
    }

    private void load(Connection connection) throws SQLException, IOException {
        try (var insert = connection.prepareStatement(
                "insert into noted (kind, name, height, participant, starts_at, value) values (?, ?, ?::bigint, ?, ?::timestamptz, ?::bigint)")) {
            for (List<String> block : journal.lines(Journal.BLOCK)) {
                add(insert, Journal.BLOCK, block.get(3), block.get(2), null, null, null);
            }
            for (List<String> declared : journal.lines(Journal.DECLARED)) {
                add(insert, Journal.DECLARED, declared.get(1), null, null, null, null);
            }
            for (List<String> read : journal.lines(Journal.READ)) {
                add(insert, Journal.READ, read.get(1), null, read.get(2), read.get(3), read.get(4));
            }
            insert.executeBatch();
        }
    }

    private static void add(java.sql.PreparedStatement insert, @org.jspecify.annotations.Nullable String... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setString(i + 1, values[i]);
        }
        insert.addBatch();
    }
}

package energy.wattle.ledger.store;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Numbers of clock ticks, so that those after a restart are above all before it, whatever the host's clock says. */
@Repository
public class TickNumberStore {

    /** Set aside at once: five a second, so that a row is written every five hours or so. */
    public static final long AT_ONCE = 100_000;

    private final DSLContext sql;

    TickNumberStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Sets numbers aside.
     *
     * @param least for an instance that has never told the time from this database
     * @return the first of {@link #AT_ONCE}
     */
    public long reserve(long least) {
        return sql.resultQuery("""
                        insert into ledger.clock_tick (next) values ({0} + {1})
                        on conflict (one) do update set next = clock_tick.next + {1}
                        returning next - {1}
                        """, org.jooq.impl.DSL.val(least), org.jooq.impl.DSL.val(AT_ONCE))
                .fetchSingle(row -> row.get(0, Long.class));
    }
}

-- The number from which the clock authority's next ticks are, so that those after a restart are above all before it.
create table ledger.clock_tick (
    one  boolean primary key default true check (one),
    next bigint  not null
);

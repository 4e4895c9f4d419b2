create schema trading;

-- Instants are market time. Energy is in Wh, prices in micro-currency per kWh. A session is named by its zone, its kind
-- and the start of its first interval. What follows the chains is a function of their final blocks alone.

create table trading.session (
    zone          text        not null,
    kind          text        not null check (kind in ('DAY_AHEAD', 'INTRADAY', 'REAL_TIME')),
    first_start   timestamptz not null,
    ends_at       timestamptz not null,
    opens_at      timestamptz not null,
    gate_at       timestamptz not null,
    state         text        not null check (state in ('OPEN', 'CLOSED', 'CLEARED', 'CANCELLED')),
    opened_height bigint,
    opened_at     timestamptz,
    closed_height bigint,
    closed_at     timestamptz,
    over_height   bigint,
    over_at       timestamptz,
    reason        text check ((reason is not null) = (state = 'CANCELLED')),
    volume        bigint      not null,
    mean_price    bigint,
    primary key (zone, kind, first_start)
);

create index session_by_gate on trading.session (zone, gate_at);

create table trading.cleared_interval (
    zone              text        not null,
    kind              text        not null,
    first_start       timestamptz not null,
    starts_at         timestamptz not null,
    offered           bigint      not null,
    offered_renewable bigint      not null,
    demanded          bigint      not null,
    cleared           bigint      not null,
    cleared_renewable bigint      not null,
    trades            int         not null,
    mean_price        bigint,
    lowest_price      bigint,
    highest_price     bigint,
    welfare           numeric     not null,
    primary key (zone, starts_at, kind, first_start)
);

-- The steps of declarations that counted. An order's name is height-position-line.
create table trading.booked_order (
    zone        text        not null,
    height      bigint      not null,
    position    int         not null,
    line        int         not null,
    kind        text        not null,
    first_start timestamptz not null,
    starts_at   timestamptz not null,
    participant text        not null,
    source      text check (source in ('RENEWABLE', 'CONVENTIONAL')),
    quantity    bigint      not null check (quantity > 0),
    price       bigint      not null,
    unmatched   bigint      not null check (unmatched between 0 and quantity),
    primary key (zone, height, position, line)
);

comment on column trading.booked_order.source is 'the class that is offered; null for a bid';

create index booked_order_by_interval on trading.booked_order (zone, starts_at);

create table trading.trade (
    zone        text        not null,
    height      bigint      not null,
    result      int         not null,
    kind        text        not null,
    first_start timestamptz not null,
    starts_at   timestamptz not null,
    match       int         not null,
    sell_order  text        not null,
    buy_order   text        not null,
    seller      text        not null,
    buyer       text        not null,
    source      text        not null check (source in ('RENEWABLE', 'CONVENTIONAL')),
    quantity    bigint      not null check (quantity > 0),
    price       bigint      not null,
    cleared_at  timestamptz not null,
    primary key (zone, height, result)
);

create index trade_by_interval on trading.trade (zone, starts_at);
create index trade_by_seller on trading.trade (seller, starts_at);
create index trade_by_buyer on trading.trade (buyer, starts_at);

-- Why a declaration did not count, or for one interval did not.
create table trading.void_reason (
    zone        text        not null,
    height      bigint      not null,
    position    int         not null,
    number      int         not null,
    kind        text        not null,
    first_start timestamptz not null,
    participant text        not null,
    starts_at   timestamptz,
    code        text        not null,
    arguments   text[]      not null,
    primary key (zone, height, position, number)
);

comment on column trading.void_reason.starts_at is 'the interval that is void; null where all of the declaration is';

create index void_reason_by_session on trading.void_reason (zone, kind, first_start);

-- What this instance itself has sent: not on any chain in the clear, so no replay brings it back.
create table trading.session_duty (
    zone         text        not null,
    kind         text        not null,
    first_start  timestamptz not null,
    step         text        not null check (step in ('OPEN', 'CLOSE', 'KEY')),
    record       bytea       not null,
    attempts     int         not null check (attempts > 0),
    submitted_at timestamptz not null,
    primary key (zone, kind, first_start, step)
);

create table trading.submission (
    record       bytea       primary key,
    participant  text        not null,
    zone         text        not null,
    kind         text        not null,
    first_start  timestamptz not null,
    gate_at      timestamptz not null,
    content      bytea       not null,
    submitted_at timestamptz not null
);

comment on column trading.submission.content is 'the declaration or withdrawal as it was before sealing';

create index submission_by_participant on trading.submission (participant, gate_at);

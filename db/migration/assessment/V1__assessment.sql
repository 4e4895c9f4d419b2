create schema assessment;

-- Instants are market time; energy in Wh, prices in micro-currency per kWh, money in micro-currency. Everything here is
-- computed from what trading, metering and settlement project, and can be dropped: it is computed again.

-- How far sessions have been looked at: all with an earlier gate are over and assessed.
create table assessment.progress (
    zone    text collate "C" primary key,
    gate_at timestamptz not null
);

create table assessment.session (
    zone        text        collate "C" not null,
    kind        text        not null,
    first_start timestamptz not null,
    cleared_at  timestamptz not null,
    primary key (zone, kind, first_start)
);

-- What indices are made of, never the indices: sums of these rows are those of the span.
create table assessment.trading_interval (
    zone        text        collate "C" not null,
    starts_at   timestamptz not null,
    kind        text        not null,
    first_start timestamptz not null,
    trades      bigint      not null,
    quantity    bigint      not null,
    value       numeric     not null, -- Σ p × q
    square      numeric     not null, -- Σ p² × q
    lowest      bigint,
    highest     bigint,
    welfare     numeric     not null, -- 10⁻⁹ currency
    is_pivotal  boolean     not null,
    primary key (zone, starts_at, kind, first_start)
);

create table assessment.trading_member (
    zone              text        collate "C" not null,
    starts_at         timestamptz not null,
    kind              text        not null,
    first_start       timestamptz not null,
    participant       text        collate "C" not null,
    offered           bigint      not null,
    renewable_offered bigint      not null,
    demanded          bigint      not null,
    sold              bigint      not null,
    renewable_sold    bigint      not null,
    bought            bigint      not null,
    sales             bigint      not null,
    purchases         bigint      not null,
    primary key (zone, starts_at, kind, first_start, participant)
);

-- Which booking of an interval's settlement the rows below are of.
create table assessment.settled_interval (
    zone      text        collate "C" not null,
    starts_at timestamptz not null,
    booking   integer     not null,
    primary key (zone, starts_at)
);

create table assessment.outcome_member (
    zone               text        collate "C" not null,
    starts_at          timestamptz not null,
    participant        text        collate "C" not null,
    fed_in             bigint      not null,
    drawn              bigint      not null,
    forecast_fed_in    bigint      not null,
    forecast_drawn     bigint      not null,
    forecast_intervals bigint      not null,
    error              bigint      not null,
    absolute_error     bigint      not null,
    metered            bigint      not null,
    shortfall          bigint      not null,
    surplus            bigint      not null,
    paid               bigint      not null,
    received           bigint      not null,
    bought             bigint      not null,
    saved              numeric     not null, -- 10⁻⁹ currency
    sold               bigint      not null,
    earned             numeric     not null, -- 10⁻⁹ currency
    primary key (zone, starts_at, participant)
);

create table assessment.alarm (
    zone           text        collate "C" not null,
    kind           text        not null,
    first_start    timestamptz not null,
    screen         text        not null,
    first_interval timestamptz not null,
    last_interval  timestamptz not null,
    worst_interval timestamptz not null,
    value          bigint      not null,
    threshold      bigint      not null,
    trades         bigint      not null,
    raised_at      timestamptz not null,
    primary key (zone, kind, first_start, screen, first_interval)
);

create index alarm_by_interval on assessment.alarm (first_interval);

create schema settlement;

-- All of this follows the chains and is rebuilt from them. Energy is in Wh, money and prices in micro-units of the currency.

create table settlement.contract_version (
    zone                   text        not null,
    version                integer     not null check (version >= 1),
    starts_at              timestamptz not null,
    kind                   text        not null check (kind in ('SPREAD', 'NEGOTIATED', 'ASSIGNED')),
    coefficient_millionths bigint      not null check (coefficient_millionths between 0 and 1000000),
    network_fee_micros     bigint      not null check (network_fee_micros >= 0),
    operator_fee_micros    bigint      not null check (operator_fee_micros >= 0),
    height                 bigint      not null,
    primary key (zone, version)
);

-- The price in force; an earlier one of the same interval is in its block.
create table settlement.grid_price (
    zone           text        not null,
    interval_start timestamptz not null,
    import_micros  bigint      not null,
    export_micros  bigint      not null,
    height         bigint      not null,
    primary key (zone, interval_start)
);

create table settlement.assigned_price (
    zone           text        not null,
    interval_start timestamptz not null,
    direction      text        not null check (direction in ('SELLER_TO_BUYER', 'BUYER_TO_SELLER')),
    price_micros   bigint      not null,
    height         bigint      not null,
    primary key (zone, interval_start, direction)
);

create table settlement.pair_price (
    zone         text        not null,
    seller       text        not null,
    buyer        text        not null,
    direction    text        not null check (direction in ('SELLER_TO_BUYER', 'BUYER_TO_SELLER')),
    starts_at    timestamptz not null,
    price_micros bigint      not null,
    height       bigint      not null,
    primary key (zone, seller, buyer, direction, starts_at)
);

-- How far the settlement of each interval has come.
create table settlement.settled_interval (
    zone             text        not null,
    interval_start   timestamptz not null,
    status           text        not null check (status in ('PROVISIONAL', 'FINAL', 'CORRECTED', 'UNSETTLEABLE')),
    booking          integer     not null check (booking >= 0), -- number of the last one; 0 before any
    contract_version integer     not null check (contract_version >= 0), -- 0 is the default contract
    height           bigint      not null,
    settled_at       timestamptz not null, -- market time of the block
    primary key (zone, interval_start)
);

-- Every booking; a booking without lines confirmed the one before.
create table settlement.booking (
    zone           text        not null,
    interval_start timestamptz not null,
    booking        integer     not null check (booking >= 1),
    status         text        not null check (status in ('PROVISIONAL', 'FINAL', 'CORRECTED')),
    lines          integer     not null check (lines >= 0),
    height         bigint      not null,
    settled_at     timestamptz not null,
    primary key (zone, interval_start, booking)
);

-- Lines are never changed: a later booking has the differences. A proof is found by height and position among the block's results.
create table settlement.line (
    zone            text        not null,
    interval_start  timestamptz not null,
    booking         integer     not null,
    result_position integer     not null,
    height          bigint      not null,
    sell_order      text,
    buy_order       text,
    kind            text        not null,
    payer           text        not null,
    payee           text        not null,
    quantity_wh     bigint      not null,
    price_micros    bigint      not null,
    amount_micros   bigint      not null,
    quality         text        not null check (quality in ('METERED', 'ESTIMATED')),
    primary key (zone, interval_start, booking, result_position)
);
create index line_of_payer on settlement.line (payer, interval_start) where payer not in ('GRID', 'OPERATOR');
create index line_of_payee on settlement.line (payee, interval_start) where payee not in ('GRID', 'OPERATOR');

-- Sums of a booking's lines by party, so that a month is added up without its lines.
create table settlement.party_amount (
    zone            text        not null,
    interval_start  timestamptz not null,
    booking         integer     not null,
    party           text        not null,
    paid_micros     bigint      not null,
    received_micros bigint      not null,
    primary key (zone, interval_start, booking, party)
);
create index party_amount_of_party on settlement.party_amount (party, interval_start);

-- The same by kind, which names no member.
create table settlement.kind_total (
    zone           text        not null,
    interval_start timestamptz not null,
    booking        integer     not null,
    kind           text        not null,
    quantity_wh    bigint      not null,
    amount_micros  bigint      not null,
    primary key (zone, interval_start, booking, kind)
);

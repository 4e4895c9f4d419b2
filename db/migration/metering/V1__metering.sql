create schema metering;

-- What follows the chains: every reading that ever came into force, and every forecast that a session's key opened.
create table metering.reading (
    zone           text        not null,
    participant    text        not null,
    interval_start timestamptz not null,
    version        integer     not null check (version >= 1), -- 1 for the first reading, one more for each correction
    net_export_wh  bigint      not null,
    record_id      bytea       not null check (length(record_id) = 32),
    sender         bytea       not null check (length(sender) = 32),
    sequence       bigint      not null,
    block_height   bigint      not null,
    read_at        timestamptz not null, -- market time of the block
    in_force       boolean     not null,
    primary key (participant, interval_start, version)
);
create unique index reading_in_force on metering.reading (zone, interval_start, participant) where in_force;

create table metering.forecast (
    zone           text        not null,
    participant    text        not null,
    interval_start timestamptz not null,
    issued_at      timestamptz not null,
    session        text        not null,
    net_export_wh  bigint      not null,
    taken_at       timestamptz not null, -- market time of the block that has the record
    opened_at      timestamptz not null, -- market time of the block that has the key
    primary key (participant, interval_start, issued_at, session)
);
create index forecast_of_zone on metering.forecast (zone, interval_start);

create table metering.forecast_void (
    zone         text   not null,
    session      text   not null,
    sender       bytea  not null check (length(sender) = 32),
    sequence     bigint not null,
    reason       text   not null,
    block_height bigint not null,
    primary key (zone, sender, sequence)
);

-- What this instance took in: of each place the last that went to the ledger from here.
create table metering.intake (
    participant    text        not null,
    interval_start timestamptz not null,
    net_export_wh  bigint      not null,
    record_id      bytea       not null check (length(record_id) = 32),
    source         text        not null,
    taken_at       timestamptz not null, -- market time
    primary key (participant, interval_start)
);

create table metering.forecast_intake (
    participant  text        not null,
    session      text        not null,
    issued_at    timestamptz not null,
    content_hash bytea       not null check (length(content_hash) = 32),
    record_id    bytea       not null check (length(record_id) = 32),
    taken_at     timestamptz not null, -- market time
    primary key (participant, session, issued_at)
);

-- Who may bring readings and forecasts from outside. The token itself is shown once and kept nowhere.
create table metering.token (
    id          bigint      generated always as identity primary key,
    label       text        not null check (length(label) between 1 and 100),
    secret_hash bytea       not null unique check (length(secret_hash) = 32),
    zone        text,
    participant text,
    readings    boolean     not null,
    forecasts   boolean     not null,
    created_at  timestamptz not null,
    revoked_at  timestamptz,
    check ((zone is null) <> (participant is null)),
    check (readings or forecasts)
);

-- Requests that carried an Idempotency-Key, for a week.
create table metering.request (
    token_id     bigint      not null references metering.token,
    request_key  text        not null check (length(request_key) between 1 and 200),
    content_hash bytea       not null check (length(content_hash) = 32),
    taken        integer     not null,
    known        integer     not null,
    records      bytea[]     not null,
    received_at  timestamptz not null,
    primary key (token_id, request_key)
);
create index request_by_age on metering.request (received_at);

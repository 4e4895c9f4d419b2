create schema sample;

-- What is played, from the first start on: later starts must name the same.
create table sample.played (
    single      boolean     primary key default true check (single),
    data_digest bytea       not null check (length(data_digest) = 32),
    first_day   date        not null, -- of the data that is played, as the data has it
    starts_at   timestamptz not null, -- market time of the first interval; another day than first_day in real time
    real_time   boolean     not null
);

-- What was done once when the market was set up.
create table sample.setup_step (
    step    text        primary key,
    done_at timestamptz not null -- market time
);

-- Participants whose agent somebody has switched off.
create table sample.agent_off (
    participant text primary key
);

-- Sessions for which the agents have declared.
create table sample.declared (
    session     text        primary key, -- its name on the ledger
    declared_at timestamptz not null     -- market time
);

-- How far a zone's meters have been read.
create table sample.metered (
    zone  text        primary key,
    until timestamptz not null -- end of the last interval
);

-- What a storage holds.
create table sample.storage_charge (
    participant    text        not null,
    interval_start timestamptz not null,
    charge_wh      bigint      not null check (charge_wh >= 0), -- at the end of the interval
    primary key (participant, interval_start)
);

create schema disclosure;

-- What follows the chains. Results roots of all blocks: publications name the blocks that they rest on.
create table disclosure.block_root (
    chain        bytea       not null check (length(chain) = 32),
    height       bigint      not null check (height > 0),
    block_time   timestamptz not null,
    results_root bytea       not null check (length(results_root) = 32),
    primary key (chain, height)
);

create index block_root_by_time on disclosure.block_root (chain, block_time);

-- Publications in effect; a zone's stand on the main chain and on its own.
create table disclosure.publication (
    chain        bytea       not null check (length(chain) = 32),
    id           bytea       not null check (length(id) = 32), -- SHA-256 of the payload
    subject      text        not null,
    topic        text        not null,
    zone         text        collate "C", -- null for the whole market
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    payload      bytea       not null,
    issued_at    timestamptz not null,
    corrects     bytea       check (length(corrects) = 32),
    is_main      boolean     not null,
    height       bigint      not null,
    position     integer     not null,
    record_id    bytea       not null check (length(record_id) = 32),
    sender       bytea       not null check (length(sender) = 32),
    published_at timestamptz not null, -- market time of the block
    primary key (chain, id)
);

create index publication_by_time on disclosure.publication (subject, starts_at) where is_main;

-- What this instance has issued, with the documents that are on no chain. Not rebuilt by a replay.
create table disclosure.issue (
    id        bytea       primary key check (length(id) = 32),
    subject   text        not null,
    topic     text        not null,
    zone      text        collate "C" not null, -- empty for the whole market
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    salt      bytea       check (length(salt) = 32),
    document  bytea       not null,
    number    integer     not null check (number > 0), -- 1, or one more for each correction
    record_id bytea       not null check (length(record_id) = 32), -- on the main chain
    issued_at timestamptz not null,
    unique (subject, topic, zone, starts_at, ends_at, number)
);

-- How far the calendar has been followed, by subject and zone.
create table disclosure.progress (
    subject    text        not null,
    zone       text        collate "C" not null,
    done_until timestamptz not null,
    primary key (subject, zone)
);

-- Publications that did not come in time.
create table disclosure.overdue (
    subject    text        not null,
    zone       text        collate "C" not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    due_at     timestamptz not null,
    noticed_at timestamptz not null,
    primary key (subject, zone, starts_at, ends_at)
);

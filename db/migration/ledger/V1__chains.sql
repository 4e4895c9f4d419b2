create schema ledger;

-- The chains of this instance. Number 0 is the main chain; sub-chains follow in the order of their names.
create table ledger.chain (
    number  integer primary key check (number >= 0),
    id      bytea   not null unique check (length(id) = 32),
    name    text    not null unique,
    genesis bytea   not null
);

-- Final blocks. Hash and time repeat what the header says, for look-ups; an audit compares them.
create table ledger.block (
    chain       integer not null references ledger.chain,
    height      bigint  not null check (height >= 1),
    hash        bytea   not null check (length(hash) = 32),
    time        bigint  not null,
    header      bytea   not null,
    certificate bytea   not null,
    primary key (chain, height)
);

-- A leaf is the row's hash in the tree under its block's root: an audit that finds the root wrong can name the row.
create table ledger.record (
    chain       integer not null,
    height      bigint  not null,
    position    integer not null check (position >= 0),
    id          bytea   not null check (length(id) = 32),
    kind        integer not null,
    sender      bytea   not null check (length(sender) = 32),
    sequence    bigint  not null,
    content     bytea   not null,
    leaf        bytea   not null check (length(leaf) = 32),
    void_reason text,
    primary key (chain, height, position),
    unique (id),
    unique (chain, sender, sequence)
);

create table ledger.result (
    chain    integer not null,
    height   bigint  not null,
    position integer not null check (position >= 0),
    kind     text    not null,
    content  bytea   not null,
    leaf     bytea   not null check (length(leaf) = 32),
    primary key (chain, height, position)
);

create index record_by_kind on ledger.record (chain, kind, height);

-- The few results that one tier looks for in the other's chain.
create index result_between_tiers on ledger.result (chain, kind, height) where kind in ('DECISION', 'ANCHORED');

-- What each block changed in the chain's state; no value is a deletion.
create table ledger.state_change (
    chain        integer not null,
    height       bigint  not null,
    table_number integer not null,
    key          bytea   not null,
    value        bytea,
    digest       bytea   not null check (length(digest) = 32),
    primary key (chain, height, table_number, key)
);

-- Roots of the complete subtrees over each chain's block hashes: leaf level 0. From them, any proof takes O(log² n) look-ups.
create table ledger.history_node (
    chain    integer not null,
    level    integer not null check (level >= 0),
    position bigint  not null check (position >= 0),
    hash     bytea   not null check (length(hash) = 32),
    primary key (chain, level, position)
);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'ledger.% is append-only: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;

do $$
declare
    name text;
begin
    foreach name in array array ['chain', 'block', 'record', 'result', 'state_change', 'history_node'] loop
        execute format(
            'create trigger append_only before update or delete or truncate on ledger.%I '
            'for each statement execute function ledger.refuse_change()', name);
    end loop;
end $$;

-- The sum of all changes so far, for reading; rebuilt from them at any time.
create table ledger.state (
    chain        integer not null references ledger.chain,
    table_number integer not null,
    key          bytea   not null,
    value        bytea   not null,
    primary key (chain, table_number, key)
);

-- Records on their way into a block, in the order in which they came.
create table ledger.pending (
    number   bigint  generated always as identity primary key,
    chain    integer not null references ledger.chain,
    id       bytea   not null unique check (length(id) = 32),
    kind     integer not null,
    sender   bytea   not null check (length(sender) = 32),
    content  bytea   not null
);

create index pending_by_chain on ledger.pending (chain, number);

-- Records that never got into a block, and why.
create table ledger.dropped (
    id     bytea   primary key check (length(id) = 32),
    chain  integer not null references ledger.chain,
    height bigint  not null,
    reason text    not null
);

-- The last number given out for each key that signs here.
create table ledger.key_sequence (
    chain  integer not null references ledger.chain,
    sender bytea   not null check (length(sender) = 32),
    last   bigint  not null,
    primary key (chain, sender)
);

-- Which secret this database's keys are derived from: its hash only.
create table ledger.instance (
    one             boolean primary key default true check (one),
    secret_identity bytea   not null check (length(secret_identity) = 32)
);

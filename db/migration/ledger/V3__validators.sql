-- Keys of nodes whose signing state is kept here, from before their first signature on. A validator's key that is not
-- among them has lost its signing state, and its node signs nothing.
create table ledger.node_key (
    chain integer not null references ledger.chain,
    key   bytea   not null check (length(key) = 32),
    node  text    not null,
    primary key (chain, key)
);

-- What each node has signed of heights that are not final here, and what that rests on. One row per slot: the database
-- itself refuses a second signature for a (height, round, type).
create table ledger.signing_state (
    chain   integer not null,
    height  bigint  not null check (height >= 1),
    key     bytea   not null,
    round   integer not null check (round >= 0),
    type    integer not null,
    number  bigint  generated always as identity,
    content bytea   not null,
    primary key (chain, height, key, round, type),
    foreign key (chain, key) references ledger.node_key
);

-- Bodies of blocks that are not final here, once for all nodes that keep them.
create table ledger.proposed_block (
    chain   integer not null references ledger.chain,
    height  bigint  not null check (height >= 1),
    hash    bytea   not null check (length(hash) = 32),
    content bytea   not null,
    primary key (chain, height, hash)
);

create function ledger.refuse_update() returns trigger language plpgsql as $$
begin
    raise exception 'ledger.% is never changed: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;

-- Rows of final heights are deleted, and none is ever another than it was.
do $$
declare
    name text;
begin
    foreach name in array array ['node_key', 'signing_state', 'proposed_block'] loop
        execute format(
            'create trigger never_changed before update or truncate on ledger.%I '
            'for each statement execute function ledger.refuse_update()', name);
    end loop;
end $$;

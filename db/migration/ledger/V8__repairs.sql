-- What was put right in the chains' tables: by what was found, where the right rows came from, and the rows as they were.
create table ledger.repair (
    number   bigint      generated always as identity primary key,
    at       timestamptz not null,
    chain    integer     not null,
    height   bigint      not null, -- 0: the state, which is no block's
    finding  text        not null,
    source   text        not null, -- the neighbour that had the block; empty: it follows from the chain itself
    rows     jsonb       not null
);

create trigger append_only before update or delete or truncate on ledger.repair
    for each statement execute function ledger.refuse_change();

-- Rows may go in the very transaction that records their repair, and at no other time.
create or replace function ledger.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and tg_table_name in ('block', 'record', 'result', 'state_change', 'history_node')
            and exists (select from ledger.repair where xmin = pg_current_xact_id()::xid) then
        return null;
    end if;
    raise exception 'ledger.% is append-only: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;

-- Replays that the instance has run by itself, and what came of them.
create table ledger.replay_run (
    id          bigint      generated always as identity primary key,
    started_at  timestamptz not null,
    finished_at timestamptz,
    blocks      bigint      not null default 0,
    rows        bigint      not null default 0,
    kind        text,                            -- of the first difference; none: the chains give what the database holds
    parts       text[]      not null default '{}',
    failure     text                             -- why it could not run
);

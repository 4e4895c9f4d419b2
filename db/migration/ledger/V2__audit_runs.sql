-- What administrators had audited. One that is neither finished nor touched for long was interrupted.
create table ledger.audit_run (
    id          bigint      generated always as identity primary key,
    started_at  timestamptz not null,
    touched_at  timestamptz not null,
    finished_at timestamptz,
    chains      integer     not null default 0,
    chains_done integer     not null default 0,
    blocks      bigint      not null default 0,
    records     bigint      not null default 0,
    results     bigint      not null default 0,
    findings    text[]      not null default '{}',
    failed      boolean     not null default false
);

create schema laboratory;

-- Sweeps that were started from the portal. Times are times of day.
create table laboratory.experiment (
    id           bigint generated always as identity primary key,
    figures      text[]      not null, -- as the code names them
    seed         bigint      not null,
    started_by   text        not null,
    started_at   timestamptz not null,
    touched_at   timestamptz not null,
    done         integer     not null default 0,
    runs         integer     not null default 0,
    cancelled_at timestamptz,           -- when somebody asked for it
    finished_at  timestamptz,
    failed       boolean     not null default false
);

-- What came of them, ready to be shown: plots as SVG with both languages in them.
create table laboratory.figure (
    experiment bigint  not null references laboratory.experiment on delete cascade,
    position   integer not null,
    name       text    not null,
    found_en   text    not null,
    found_zh   text    not null,
    lines      text    not null,
    bars       text,
    runs       text    not null, -- CSV
    primary key (experiment, position)
);

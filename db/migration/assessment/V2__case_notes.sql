-- What the regulator noted about an alarm; the last counts. Not computed: kept when the rest is computed again.
create table assessment.case_note (
    zone           text        collate "C" not null,
    kind           text        not null,
    first_start    timestamptz not null,
    screen         text        not null,
    first_interval timestamptz not null,
    number         integer     not null check (number > 0),
    state          text        not null,
    note           text        not null,
    noted_by       text        not null,
    noted_at       timestamptz not null, -- time of day
    primary key (zone, kind, first_start, screen, first_interval, number)
);

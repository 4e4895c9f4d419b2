-- What the main chain says of members, as of its last final block. Written by the projection alone, from blocks alone;
-- instants are market time. The collation is the byte order that the ledger sorts ids by.
create table membership.zone (
    code       text        collate "C" primary key,
    name       text        not null,
    time_zone  text        not null,
    currency   text        not null,
    changed_at timestamptz not null
);

create table membership.zone_parameter (
    zone  text   collate "C" not null references membership.zone,
    name  text   collate "C" not null,
    value bigint not null,
    primary key (zone, name)
);

create table membership.participant (
    id                 text        collate "C" primary key,
    zone               text        collate "C" not null references membership.zone,
    name               text        not null,
    is_natural_person  boolean     not null,
    connection_limit_w bigint      check (connection_limit_w >= 0),
    registered_from    timestamptz not null,
    left_at            timestamptz
);

create index on membership.participant (zone, id);

create table membership.resource (
    participant  text    collate "C" not null references membership.participant,
    position     integer not null,
    name         text    collate "C" not null,
    kind         text    not null,
    installed_w  bigint  not null check (installed_w > 0),
    is_renewable boolean not null,
    is_modelled  boolean not null,
    primary key (participant, position),
    unique (participant, name)
);

-- An institution's key may be registered in several zones.
create table membership.registered_key (
    key_id       bytea   not null check (length(key_id) = 32),
    zone         text    collate "C" not null references membership.zone,
    public_key   bytea   not null,
    role         text    not null,
    owner        text    collate "C" references membership.participant,
    is_custodial boolean not null,
    primary key (key_id, zone)
);

create index on membership.registered_key (owner);

create table membership.qualification (
    participant text        collate "C" not null references membership.participant,
    side        text        not null check (side in ('SELLER', 'BUYER')),
    status      text        not null check (status in ('APPLIED', 'APPROVED', 'REFUSED', 'SUSPENDED')),
    valid_from  timestamptz not null,
    valid_until timestamptz not null check (valid_until > valid_from),
    reason      text        not null,
    primary key (participant, side)
);

create index on membership.qualification (status, valid_until);

-- Every step of every qualification, with the block of the main chain that took it.
create table membership.qualification_change (
    participant  text        collate "C" not null references membership.participant,
    side         text        not null check (side in ('SELLER', 'BUYER')),
    height       bigint      not null check (height > 0),
    record_index integer     not null check (record_index >= 0),
    changed_at   timestamptz not null,
    status       text        not null check (status in ('APPLIED', 'APPROVED', 'REFUSED', 'SUSPENDED')),
    valid_from   timestamptz not null,
    valid_until  timestamptz not null,
    reason       text        not null,
    primary key (participant, side, height, record_index)
);

-- Kept by this installation alone, never on a chain. No references to the tables above, which may be rebuilt.
create table membership.account_participant (
    username    text primary key references membership.account on delete cascade,
    participant text collate "C" not null
);

create index on membership.account_participant (participant);

create table membership.contact (
    participant text collate "C" primary key,
    name        text not null,
    email       text not null
);

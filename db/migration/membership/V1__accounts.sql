create schema membership;

-- A demonstration account's password is published: it works only where the sample is on.
create table membership.account (
    username      text        primary key check (username ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    password_hash text        not null check (password_hash like '$argon2id$%'),
    demonstration boolean     not null,
    created_at    timestamptz not null
);

create table membership.account_role (
    username text not null references membership.account on delete cascade,
    role     text not null check (role in ('PARTICIPANT', 'ADMINISTRATOR', 'REGULATOR', 'OPERATOR', 'RESEARCHER')),
    primary key (username, role)
);

-- Tokens by which an instance joins the deployment: each counts once, and of its secret the hash alone is kept.
create table ledger.enrolment_token (
    id          bigint      generated always as identity primary key,
    secret_hash bytea       not null unique check (length(secret_hash) = 32),
    instance    text        not null check (length(instance) between 1 and 64),
    role        text        not null check (role in ('gateway', 'edge-cluster')),
    zone        text        not null check (length(zone) between 1 and 100),
    node        text        not null check (length(node) between 1 and 100),
    issued_by   text        not null,
    issued_at   timestamptz not null,
    expires_at  timestamptz not null,
    revoked_by  text,
    revoked_at  timestamptz,
    used_at     timestamptz,
    used_from   text,
    valid_until timestamptz, -- of the certificate that it brought
    check (used_at is null or revoked_at is null)
);

-- Epoch keys that neighbours gave this instance, since none was wrapped for it on the chain: sealed to its own key.
create table ledger.given_epoch_key (
    chain  integer not null references ledger.chain,
    epoch  bigint  not null check (epoch >= 0),
    member text    not null,
    sealed bytea   not null,
    primary key (chain, epoch)
);

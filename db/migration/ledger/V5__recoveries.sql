-- Where a recovery has given a chain other validators, a node may sign anew for a height that it had signed for under
-- the ones before: the epoch is another one, and the signature with it. The number is that of the administrators' order
-- under which the height is decided; 0 where the chain never was recovered.
alter table ledger.signing_state
    add column recovery bigint not null default 0 check (recovery >= 0);
alter table ledger.signing_state
    drop constraint signing_state_pkey,
    add primary key (chain, height, recovery, key, round, type);

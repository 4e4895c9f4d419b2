-- A disabled account logs in no more; its name stays taken.
alter table membership.account add column disabled_at timestamptz;

-- Whether every participant's node votes (else one validator per chain). Markets founded before had one.
alter table sample.played add column all_vote boolean not null default false;

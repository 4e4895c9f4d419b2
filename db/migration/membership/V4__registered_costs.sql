-- What a kWh costs a micro-turbine or a storage, as registered, in micro-currency: for the Lerner index.
alter table membership.resource add column marginal_cost bigint check (marginal_cost >= 0);

-- Programs of grid operators read trading curves with an account of their own role.
alter table membership.account_role drop constraint account_role_role_check;
alter table membership.account_role add constraint account_role_role_check
    check (role in ('PARTICIPANT', 'ADMINISTRATOR', 'REGULATOR', 'OPERATOR', 'RESEARCHER', 'GRID_APPLICATION'));

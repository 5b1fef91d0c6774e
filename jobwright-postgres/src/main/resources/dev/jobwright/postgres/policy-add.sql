-- Adds a policy's text unless it is there.
insert into {schema}.policy (document) values (?) on conflict do nothing

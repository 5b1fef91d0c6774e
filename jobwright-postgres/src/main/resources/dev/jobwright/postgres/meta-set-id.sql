-- Gives the schema a name that no other has, once.
insert into {schema}.meta (name, value) values ('id', gen_random_uuid()::text) on conflict (name) do nothing

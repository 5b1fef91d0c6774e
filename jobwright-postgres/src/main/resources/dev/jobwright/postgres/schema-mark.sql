-- The version of these tables, and the least version that a program must know to read and to write them; a name that no
-- other schema has, given once.
insert into {schema}.meta (name, value)
values ('version', '{version}'), ('least-reader', '{least-reader}'), ('least-writer', '{least-writer}')
on conflict (name) do update set value = excluded.value;
insert into {schema}.meta (name, value) values ('id', gen_random_uuid()::text) on conflict (name) do nothing;

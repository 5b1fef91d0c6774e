-- The version of these tables, and the least version that a program must know to read and to write them.
insert into jobwright_meta (name, value)
values ('schema_version', '{version}'), ('min_reader_version', '{least}'), ('min_writer_version', '{least}')
on conflict (name) do update set value = excluded.value;

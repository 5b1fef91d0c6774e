-- Sets a property of the schema (name, value). Lives on the primary key.
insert into {schema}.meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value

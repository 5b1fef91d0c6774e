-- Keeps a number from being given again: notes it in jobwright_meta unless a larger one is noted.
insert into jobwright_meta (name, value) values (?1, ?2)
on conflict (name) do update set value = excluded.value where cast(value as integer) < cast(excluded.value as integer)

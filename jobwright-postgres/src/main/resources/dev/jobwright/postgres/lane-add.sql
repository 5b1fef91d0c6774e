-- Adds a lane (namespace, queue, type, version) unless it is there.
insert into {schema}.lane (namespace, queue, type, version) values (?, ?, ?, ?) on conflict do nothing

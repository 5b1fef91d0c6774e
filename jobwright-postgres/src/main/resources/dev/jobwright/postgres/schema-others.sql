-- The name of something that a schema without our tables holds, the first by alphabet.
select c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = ? and c.relkind in ('r', 'v', 'm', 'p', 'f', 'S')
order by c.relname
limit 1

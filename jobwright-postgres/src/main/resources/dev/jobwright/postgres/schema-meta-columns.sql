-- Whether a schema's table meta has the columns of ours.
select from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = ? and c.relname = 'meta' and a.attname in ('name', 'value') and a.atttypid = 'text'::regtype
having count(*) = 2

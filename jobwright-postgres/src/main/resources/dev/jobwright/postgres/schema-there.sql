-- Whether a schema has our table of versions.
select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = ? and c.relname = 'meta' and c.relkind = 'r'

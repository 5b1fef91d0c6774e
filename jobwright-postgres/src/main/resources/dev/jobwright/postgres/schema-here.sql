-- Whether a schema is there.
select from pg_catalog.pg_namespace where nspname = ?

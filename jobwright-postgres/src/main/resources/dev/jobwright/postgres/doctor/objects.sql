-- What the schema holds: kind, name, definition, in which the schema's name is left out. The same on every version.
select kind, name, definition
from (
  select case c.relkind when 'v' then 'view' else 'table' end as kind, c.relname::text as name, '' as definition
  from pg_catalog.pg_class c
  where c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = {name}) and c.relkind in ('r', 'p', 'v')
  union all
  select 'column', c.relname || '.' || a.attname,
    format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
      || case when a.attidentity <> '' then ' identity' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
  from pg_catalog.pg_class c
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = {name}) and c.relkind in ('r', 'p', 'v')
  union all
  select 'index', c.relname || '.' || i.relname,
    regexp_replace(pg_get_indexdef(i.oid), ' ON (ONLY )?("[^"]*"|[^ ."]+)\.', ' ON ')
      || case when x.indisvalid then '' else ' INVALID' end
  from pg_catalog.pg_class c
  join pg_catalog.pg_index x on x.indrelid = c.oid
  join pg_catalog.pg_class i on i.oid = x.indexrelid
  where c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = {name})
  union all
  select 'storage', c.relname, (select string_agg(o, ', ' order by o collate "C") from unnest(c.reloptions) o)
  from pg_catalog.pg_class c
  where c.relnamespace = (select oid from pg_catalog.pg_namespace where nspname = {name}) and c.relkind in ('r', 'p') and c.reloptions is not null
) object
order by kind collate "C", name collate "C"

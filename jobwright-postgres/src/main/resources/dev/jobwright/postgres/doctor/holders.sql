-- Whose snapshot or transaction keeps vacuum from removing dead rows, the oldest first: kind, name, age in transactions,
-- age in seconds (null: not known), state, application. Sessions of other databases hold back nothing here.
select kind, name, xids, seconds, state, application
from (
  select case when state like 'idle in transaction%' then 'idle' else 'session' end as kind, pid::text as name,
    greatest(age(backend_xid), age(backend_xmin))::bigint as xids,
    extract(epoch from clock_timestamp() - xact_start)::bigint as seconds,
    coalesce(state, backend_type) as state, application_name as application
  from pg_catalog.pg_stat_activity
  where pid <> pg_backend_pid() and backend_type <> 'autovacuum worker'
    and (datname = current_database() or datname is null)
    and (backend_xid is not null or backend_xmin is not null or state like 'idle in transaction%')
  union all
  select 'prepared', gid, age(transaction)::bigint, extract(epoch from clock_timestamp() - prepared)::bigint, 'prepared', owner
  from pg_catalog.pg_prepared_xacts
  where database = current_database()
  union all
  select 'slot', slot_name, greatest(age(xmin), age(catalog_xmin))::bigint, null,
    case when active then 'active' else 'inactive' end, coalesce(plugin, 'physical')
  from pg_catalog.pg_replication_slots
  where (xmin is not null or catalog_xmin is not null) and (database = current_database() or database is null)
) holder
order by xids desc nulls last, seconds desc nulls last
limit 20

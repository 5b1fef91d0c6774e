-- The tables that rows pass through: name, live rows, dead rows, seconds since they were vacuumed last (null: never).
select relname, n_live_tup, n_dead_tup,
  extract(epoch from clock_timestamp() - greatest(last_autovacuum, last_vacuum))::bigint
from pg_catalog.pg_stat_all_tables
where schemaname = {name} and relname in ('ready', 'lease', 'waiting', 'counter_delta', 'outcome')
order by n_dead_tup desc, relname

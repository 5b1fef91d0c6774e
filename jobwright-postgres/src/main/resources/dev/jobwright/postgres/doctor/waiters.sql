-- Sessions that wait for a lock in a statement of ours: pid, application, seconds since the statement began, the sessions
-- that have the lock.
select pid, application_name, extract(epoch from clock_timestamp() - query_start)::bigint,
  array_to_string(pg_blocking_pids(pid), ', ')
from pg_catalog.pg_stat_activity
where wait_event_type = 'Lock' and datname = current_database()
  and (application_name like 'jobwright%' or position('{schema}.' in query) > 0)
order by query_start
limit 20

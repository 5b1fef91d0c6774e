-- One row: connections in use, how many there may be besides those kept for superusers, and how many are Jobwright's own.
select count(*) filter (where backend_type = 'client backend'),
  current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
  count(*) filter (where application_name like 'jobwright%')
from pg_catalog.pg_stat_activity

-- No later than when the next job is due or expires, null for never, and the time now.
-- The heads of waiting_wake and of start_deadline's primary key.
select least((select min(wake_at) from {schema}.waiting where state in (3, 4)), (select min(start_by) from {schema}.start_deadline)),
  {now}

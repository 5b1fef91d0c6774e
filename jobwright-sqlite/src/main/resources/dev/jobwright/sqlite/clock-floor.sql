-- A time that the store's clock has reached before: what a closing store left, or the latest that the ends of the tables
-- tell. Read once, at opening.
select max(time) from (
  select cast(value as integer) as time from jobwright_meta where name = 'clock'
  union all
  select enqueued_at from job where seq = (select max(seq) from job)
  union all
  select at from job_event where event = (select max(event) from job_event)
  union all
  select at from prune where prune = (select max(prune) from prune)
  union all
  select max(claimed_at) from lease
  union all
  select max(started_at) from instance
  union all
  select max(finished_at) from (select finished_at from outcome order by seq desc limit 100))

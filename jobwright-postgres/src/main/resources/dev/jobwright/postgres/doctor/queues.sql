-- How long the oldest job that can be claimed has been due, by queue: namespace, queue, seconds. Skips from priority to
-- priority along the primary key of ready.
select lane.namespace, lane.queue, ({now} - min(oldest.due)) / 1000000 as seconds
from {schema}.lane
cross join lateral (
  with recursive priority (nprio) as (
    (select r.nprio from {schema}.ready r where r.lane = lane.lane order by r.nprio limit 1)
    union all
    select (
      select r.nprio from {schema}.ready r where r.lane = lane.lane and r.nprio > priority.nprio order by r.nprio limit 1)
    from priority where priority.nprio is not null)
  select min((
    select r.due from {schema}.ready r where r.lane = lane.lane and r.nprio = priority.nprio order by r.due limit 1)) as due
  from priority) oldest
where oldest.due is not null
group by lane.namespace, lane.queue
order by seconds desc, lane.namespace, lane.queue

-- The counters of a namespace, or of all when it is null: now; lane, state, n; the earliest due time in the lane, in the
-- row of its available jobs. One row without a lane when there is nothing. Walks counter and counter_delta, which are
-- small, and skips from priority to priority along the primary key of ready. One statement, so one snapshot.
select clock.now, c.lane, c.state, c.n, oldest.due
from (select {now} as now) clock
left join (
  select moved.lane, moved.state, sum(moved.n)::bigint as n
  from (
    select lane, state, n from {schema}.counter
    union all
    select lane, to_state, n from {schema}.counter_delta
    union all
    select lane, from_state, -n from {schema}.counter_delta) moved
  join {schema}.lane on lane.lane = moved.lane
  where moved.state <> 0 and lane.namespace = coalesce(?::text, lane.namespace)
  group by moved.lane, moved.state) c on true
left join lateral (
  with recursive priority (nprio) as (
    (select r.nprio from {schema}.ready r where c.state = 5 and r.lane = c.lane order by r.nprio limit 1)
    union all
    select (
      select r.nprio from {schema}.ready r where r.lane = c.lane and r.nprio > priority.nprio order by r.nprio limit 1)
    from priority where priority.nprio is not null)
  select min((
    select r.due from {schema}.ready r where r.lane = c.lane and r.nprio = priority.nprio order by r.due limit 1)) as due
  from priority) oldest on true
order by c.lane, c.state

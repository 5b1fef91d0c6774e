-- Adds what moved to the counters. One process at a time does; answers how many rows it folded, null when another does.
with turn as materialized (
  select pg_try_advisory_xact_lock(hashtextextended('{schema}.counter', 0)) as mine offset 0
), gone as (
  delete from {schema}.counter_delta where ctid = any (array(
    select d.ctid from turn cross join {schema}.counter_delta d where turn.mine limit 50000))
  returning n, lane, from_state, to_state
), moved as (
  select lane, state, sum(n) as n
  from (select lane, to_state as state, n from gone union all select lane, from_state, -n from gone where from_state <> 0) m
  group by lane, state having sum(n) <> 0
), counted as (
  insert into {schema}.counter as c (lane, state, n) select lane, state, n from moved order by lane, state
  on conflict (lane, state) do update set n = c.n + excluded.n
)
select case when (select mine from turn) then (select count(*) from gone) end

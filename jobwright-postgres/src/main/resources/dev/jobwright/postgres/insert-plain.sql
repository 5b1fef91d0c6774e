-- Inserts jobs that have nothing but what every job has, available at once, into lanes that exist. Answers how many are new,
-- and their ids unless that is all of them; a job whose id or key is there is left out. Notifies if asked to.
with clock as materialized (
  select {now} as now
), new as (
  insert into {schema}.job (due, enqueued_at, id, lane, policy, nprio, args)
  select clock.now, clock.now, n.id, n.lane, n.policy, n.nprio, n.args
  from clock cross join unnest(?::uuid[], ?::int[], ?::int[], ?::smallint[], ?::text[])
    with ordinality as n(id, lane, policy, nprio, args, no)
  order by n.no
  on conflict do nothing
  returning seq, id, lane, nprio, due
), ready as (
  insert into {schema}.ready (due, seq, attempt, lane, run, nprio, seqs)
  select due, min(seq), 0, lane, 1, nprio, case when count(*) > 1 then array_agg(seq order by seq) end
  from (select *, (row_number() over (partition by lane, nprio order by seq) - 1) / 100 as chunk from new) c
  group by lane, nprio, due, chunk
), counted as (
  insert into {schema}.counter_delta (n, lane, from_state, to_state) select count(*), lane, 0, 5 from new group by lane
), total as materialized (
  select count(*) as n from new
)
select total.n, case when total.n <> ?::int then (select array_agg(id) from new) end,
  case when total.n > 0 and ?::boolean then pg_notify({channel}, ?) end
from total

-- As insert-plain, for one job (id, lane, policy, nprio, args), with a text to notify with: null not to. Answers a row when the
-- job is new.
with new as (
  insert into {schema}.job (due, enqueued_at, id, lane, policy, nprio, args)
  select c.now, c.now, ?, ?, ?, ?::smallint, ? from (select {now} as now offset 0) c
  on conflict do nothing
  returning seq, lane, nprio, due
), ready as (
  insert into {schema}.ready (due, seq, attempt, lane, run, nprio) select due, seq, 0, lane, 1, nprio from new
), counted as (
  insert into {schema}.counter_delta (n, lane, from_state, to_state) select 1, lane, 0, 5 from new
)
select case when p.payload is not null then pg_notify({channel}, p.payload) end from new cross join (select ?::text as payload) p

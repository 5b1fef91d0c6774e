-- Inserts jobs of all kinds into lanes that exist. Answers id and state of those that are new; a job whose id or key is there
-- is left out. Notifies if asked to: null when not.
with clock as materialized (
  select {now} as now
), given as materialized (
  select n.*, coalesce(clock.now + n.delay, n.not_before) as wake_at, clock.now
  from clock cross join unnest(?::uuid[], ?::int[], ?::int[], ?::smallint[], ?::text[],
      ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
    with ordinality
      as n(id, lane, policy, nprio, args, due, not_before, delay, start_by, held_reason, key, correlation, headers, no)
), new as (
  insert into {schema}.job (due, enqueued_at, start_by, id, lane, policy, nprio, args, key, correlation, headers)
  select coalesce(due, greatest(wake_at, now)), now, start_by, id, lane, policy, nprio, args, key, correlation, headers
  from given order by no
  on conflict do nothing
  returning seq, id, lane, nprio, due, start_by
), placed as materialized (
  select distinct on (n.seq) n.*, g.wake_at, g.held_reason,
    case when g.held_reason is not null then 2 when g.wake_at > g.now then 3 else 5 end as state
  from new n join given g using (id) order by n.seq, g.no
), ready as (
  insert into {schema}.ready (due, seq, attempt, start_by, lane, run, nprio, seqs)
  select due, min(seq), 0, start_by, lane, 1, nprio, case when count(*) > 1 then array_agg(seq order by seq) end
  from (
    select *, case when start_by is not null then seq
      else (row_number() over (partition by lane, nprio, due, start_by is null order by seq) - 1) / 100 end as chunk
    from placed where state = 5) c
  group by lane, nprio, due, start_by, chunk
), waiting as (
  insert into {schema}.waiting (seq, wake_at, attempt, lane, run, state, pending, retrying, held_reason)
  select seq, wake_at, 0, lane, 1, state, 0, false, held_reason from placed where state <> 5
), deadlines as (
  insert into {schema}.start_deadline (start_by, seq) select start_by, seq from placed where start_by is not null
), counted as (
  insert into {schema}.counter_delta (n, lane, from_state, to_state)
  select count(*), lane, 0, state from placed group by lane, state
), told as materialized (
  select case when a.payload is not null and exists (select from placed where state <> 2) then pg_notify({channel}, a.payload) end as told
  from (select ?::text as payload) a
)
select id, state, (select count(told) from told) from placed

-- Records ends of attempts of all kinds; otherwise as settle-succeeded. extra has a row for each that is no plain success:
-- the tally, the wait, and the failure. Answers how many were accepted, and the earliest due time in each lane and priority
-- of those that are available again (one row for each, or one row with nulls). Lives on primary keys.
with clock as materialized (
  select {now} as now
), given as materialized (
  select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::text[],
      ?::smallint[], ?::smallint[])
    as g(seq, attempt, nonce, took, run, lane, result, state, attempt_end)
), extra as materialized (
  select * from unnest(?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::int[], ?::int[], ?::bigint[], ?::text[],
      ?::text[], ?::text[], ?::text[], ?::text[])
    as x(seq, attempt, failures, losses, releases, snoozes, delay, held_reason, reason, type, message, stack)
), fence as materialized (
  select nonce, instance, revoked from {schema}.lease where nonce = any (?::bigint[]) order by nonce for share
), accepted as materialized (
  select g.*, f.instance from given g join fence f using (nonce) where f.revoked is null or g.seq <> all (f.revoked)
), ended as (
  insert into {schema}.outcome (seq, attempt, finished_at, nonce, took, run, instance, state, attempt_end, result)
  select a.seq, a.attempt, clock.now, a.nonce, a.took, a.run, a.instance, a.state, a.attempt_end, a.result
  from clock cross join accepted a where a.state >= 7
  on conflict (seq) do nothing
  returning seq
), tried as (
  insert into {schema}.attempt (seq, attempt, finished_at, nonce, took, run, instance, attempt_end, result)
  select a.seq, a.attempt, clock.now, a.nonce, a.took, a.run, a.instance, a.attempt_end, a.result
  from clock cross join accepted a where a.state < 7
  on conflict (seq, attempt) do nothing
  returning seq
), done as materialized (
  select a.* from accepted a where a.seq in (select seq from ended) or a.seq in (select seq from tried)
), back as (
  insert into {schema}.ready (due, seq, attempt, lane, run, nprio)
  select j.due, a.seq, a.attempt, j.lane, a.run, j.nprio
  from done a cross join lateral (select * from {schema}.job j where j.seq = a.seq offset 0) j where a.state = 5
  returning lane, nprio, due
), waits as (
  insert into {schema}.waiting (seq, wake_at, attempt, lane, run, state, pending, retrying, held_reason)
  select a.seq, case when x.delay >= 0 then clock.now + x.delay end, a.attempt, a.lane, a.run, a.state, 0, a.state = 4, x.held_reason
  from clock cross join done a join extra x using (seq, attempt) where a.state in (2, 3, 4)
), used as (
  insert into {schema}.tally as t (seq, run, failures, losses, releases, snoozes)
  select x.seq, a.run, x.failures, x.losses, x.releases, x.snoozes from done a join extra x using (seq, attempt)
  on conflict (seq) do update set run = excluded.run, failures = excluded.failures, losses = excluded.losses,
    releases = excluded.releases, snoozes = excluded.snoozes
), failed as (
  insert into {schema}.failure (seq, attempt, reason, type, message, stack)
  select x.seq, a.attempt, x.reason, x.type, x.message, x.stack from done a join extra x using (seq, attempt) where x.reason is not null
), counted as (
  insert into {schema}.counter_delta (n, lane, from_state, to_state)
  select count(*), lane, 6, state from done group by lane, state
), over as (
  delete from {schema}.lease where nonce = any (?::bigint[])
), told as materialized (
  select case when a.payload is not null and exists (select from done where state in (3, 4, 5)) then pg_notify({channel}, a.payload) end as told
  from (select ?::text as payload) a
)
select (select count(*) from done), b.lane, b.nprio, b.due, (select count(told) from told)
from (values (0)) one left join (select lane, nprio, min(due) as due from back group by lane, nprio) b on true

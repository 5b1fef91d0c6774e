-- Claims the first jobs of some stretches of ready, in one statement: rows of ready go, a lease row comes. It answers one
-- row about the whole, in its first eight columns, and one for each claimed job, in no particular order. What is as it is
-- for most jobs is null there: attempt and run less one, priority, and how much later than enqueued the job is due.
-- Writes nothing when nothing was claimed.
--
-- It claims nothing at all, and says so, when something has to be done first: the instance is not known, the nonce was used
-- before, a start deadline has passed, or there are lanes that the claimer does not know.
--
-- A stretch is one lane from a key on, up to but not including a priority; ready's primary key is walked from there.
-- First a look without locks says how many rows of each stretch are wanted, so that no more than those get locked.
-- Bodies are looked up one by one (offset 0 keeps the planner from reading all of them when it takes the table for small).
with ask as materialized (
  select {now} as now, ?::int as max, ?::bigint as most_rows, ?::bigint as nonce, ?::boolean as more_of_it,
    ?::int as instance, ?::bigint as lease_time, ?::bigint as lanes_known, ?::boolean as late_ones_done
), look as materialized (
  select ask.*,
    (select count(*) from {schema}.lane) as lanes_there,
    exists (select from {schema}.instance i where i.instance = ask.instance and i.ended_at is null) as instance_known,
    exists (select from {schema}.lease l where l.nonce = ask.nonce) as nonce_used,
    exists (select from {schema}.start_deadline d where d.start_by < ask.now) as any_late
  from ask
), go as materialized (
  select * from look
  where lanes_there = lanes_known and instance_known and (more_of_it or not nonce_used) and (late_ones_done or not any_late)
), stretch as materialized (
  select * from unnest(?::int[], ?::smallint[], ?::bigint[], ?::bigint[], ?::int[])
    with ordinality as s(lane, nprio, due, seq, below, no)
), seen as materialized (
  select s.no, r.nprio, r.due, r.seq, r.n
  from go cross join stretch s cross join lateral (
    select r.nprio, r.due, r.seq, coalesce(cardinality(r.seqs), 1) as n from {schema}.ready r
    where r.lane = s.lane and (r.nprio, r.due, r.seq) >= (s.nprio, s.due, s.seq) and r.nprio < s.below
      and (r.start_by is null or r.start_by >= go.now)
    order by r.nprio, r.due, r.seq limit go.most_rows) r
), wanted as materialized (
  select w.no, count(*) as rows
  from (select no, sum(n) over (order by nprio, due, seq rows unbounded preceding) - n as before from seen) w cross join go
  where w.before < go.max
  group by w.no
), locked as materialized (
  select r.*, sum(r.n) over (order by r.nprio, r.due, r.seq rows unbounded preceding) - r.n as before
  from go cross join wanted w join stretch s using (no) cross join lateral (
    select r.ctid as place, r.lane, r.nprio, r.due, r.seq, r.attempt, r.run, r.seqs, coalesce(cardinality(r.seqs), 1) as n
    from {schema}.ready r
    where r.lane = s.lane and (r.nprio, r.due, r.seq) >= (s.nprio, s.due, s.seq) and r.nprio < s.below
      and (r.start_by is null or r.start_by >= go.now)
    order by r.nprio, r.due, r.seq limit w.rows for update skip locked) r
), taken as (
  delete from {schema}.ready where ctid = any (array(select l.place from locked l cross join go where l.before < go.max))
), rest as (
  insert into {schema}.ready (due, seq, attempt, lane, run, nprio, seqs)
  select l.due, l.seqs[go.max - l.before + 1], l.attempt, l.lane, l.run, l.nprio,
    case when l.before + l.n - go.max > 1 then l.seqs[go.max - l.before + 1:] end
  from locked l cross join go
  where l.before < go.max and l.before + l.n > go.max
), claimed as materialized (
  select u.seq, l.attempt + 1 as attempt, l.run, l.lane
  from locked l cross join go
    cross join lateral unnest(case when l.seqs is null then array[l.seq] else l.seqs[1:go.max - l.before] end) as u(seq)
  where l.before < go.max
), lease as (
  insert into {schema}.lease as l (nonce, claimed_at, alive_until, first_seq, last_seq, instance, seqs, attempts)
  select go.nonce, go.now, go.now + go.lease_time, c.first_seq, c.last_seq, go.instance, c.seqs, c.attempts
  from go cross join (
    select min(seq) as first_seq, max(seq) as last_seq, array_agg(seq) as seqs,
      case when max(attempt) > 1 then array_agg(attempt) end as attempts
    from claimed having count(*) > 0) c
  on conflict (nonce) do update set
    first_seq = least(l.first_seq, excluded.first_seq),
    last_seq = greatest(l.last_seq, excluded.last_seq),
    seqs = l.seqs || excluded.seqs,
    attempts = case when l.attempts is not null or excluded.attempts is not null
      then coalesce(l.attempts, array_fill(1::bigint, array[cardinality(l.seqs)]))
        || coalesce(excluded.attempts, array_fill(1::bigint, array[cardinality(excluded.seqs)])) end
), counted as (
  insert into {schema}.counter_delta (n, lane, from_state, to_state)
  select count(*), lane, 5, 6 from claimed group by lane
)
select look.now, look.lanes_there, look.instance_known, look.nonce_used, look.any_late,
  (select coalesce(max(n), 0) from (select count(*) as n from seen group by no) s) as most_rows_seen,
  (select coalesce(sum(rows), 0) from wanted)::bigint as rows_wanted,
  (select count(*) from locked) as rows_locked,
  null::bigint, null::bigint, null::int, null::int, null::smallint, null::bigint, null::int, null::bigint,
  null::text, null::text, null::text, null::text, null::uuid, null::int[]
from look
union all
select null, null, null, null, null, null, null, null,
  c.seq, nullif(c.attempt - 1, 0), nullif(c.run - 1, 0), c.lane, nullif(j.nprio, 0), nullif(j.due - j.enqueued_at, 0), j.policy,
  j.enqueued_at, j.args, j.key, j.correlation, j.headers, j.id,
  case when c.attempt > 1 or c.run > 1
    then (select array[t.failures, t.losses, t.releases, t.snoozes] from {schema}.tally t where t.seq = c.seq) end
from claimed c cross join lateral (select * from {schema}.job j where j.seq = c.seq offset 0) j

-- Every job with every place that it stands in, in the order of seq. Walks all tables once, and joins them as sets.
-- Columns: seq, id, lane, policy, enqueued_at; number of chunks, attempt; waiting state, attempt; number of leases that
-- it runs under, attempt, whether their instances are there; outcome state, attempt, attempt_end, finished_at; tally;
-- the attempts that did not end it.
with ready_place as (
  select member.seq, count(*) as n, max(r.attempt) as attempt
  from {schema}.ready r
  cross join lateral unnest(coalesce(r.seqs, array[r.seq])) as member (seq)
  group by member.seq),
-- A lease names jobs that have moved on: those whose attempt under it has ended do not run.
running_place as (
  select member.seq, count(*) as n, max(member.attempt) as attempt, bool_and(i.instance is not null) as known
  from {schema}.lease l
  cross join lateral (
    select named.seq, coalesce(named.attempt, 1) as attempt from unnest(l.seqs, l.attempts) as named (seq, attempt)
    where named.seq is not null and (l.revoked is null or named.seq <> all(l.revoked))) member
  left join {schema}.instance i on i.instance = l.instance
  left join {schema}.outcome o on o.seq = member.seq and o.attempt = member.attempt
  left join {schema}.attempt a on a.seq = member.seq and a.attempt = member.attempt
  where o.seq is null and a.seq is null
  group by member.seq),
ended as (
  select seq, array_agg(attempt) as attempts from {schema}.attempt group by seq)
select j.seq, j.id, j.lane, j.policy, j.enqueued_at,
  r.n, r.attempt, w.state, w.attempt, u.n, u.attempt, u.known,
  o.state, o.attempt, o.attempt_end, o.finished_at,
  t.run, t.failures, t.losses, t.releases, t.snoozes,
  e.attempts
from {schema}.job j
left join ready_place r on r.seq = j.seq
left join {schema}.waiting w on w.seq = j.seq
left join running_place u on u.seq = j.seq
left join {schema}.outcome o on o.seq = j.seq
left join {schema}.tally t on t.seq = j.seq
left join ended e on e.seq = j.seq
order by j.seq

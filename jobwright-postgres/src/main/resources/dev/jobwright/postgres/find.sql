-- The jobs of the ids as they stand, in the order of the ids: one statement, so one snapshot. Lives on job_id, on primary
-- keys, and, for jobs that run, on a walk of lease, which is small. The worker is the one that runs it, or made the
-- attempt that ended it. Limits keep each look-up a look-up, whatever the planner knows of the tables.
select j.seq, j.id, j.lane, j.nprio, j.due, j.policy, j.enqueued_at, j.args, j.start_by, j.key, j.correlation, j.headers,
  r.attempt, w.state, w.wake_at, w.held_reason, w.attempt,
  l.attempt, l.nonce, l.claimed_at,
  o.state, o.attempt, o.finished_at, o.result,
  t.run, t.failures, t.losses, t.releases, t.snoozes,
  i.worker, f.reason, f.type, f.message, f.stack
from unnest(?::uuid[]) with ordinality as asked (id, nth)
cross join lateral (select * from {schema}.job where job.id = asked.id limit 1) j
left join lateral (select * from {schema}.outcome where outcome.seq = j.seq limit 1) o on true
left join lateral (select * from {schema}.waiting where waiting.seq = j.seq limit 1) w on true
-- The chunk that has it is the nearest that begins with it or before it, of those that are due when it is.
left join lateral (
  select ready.attempt from {schema}.ready
  where o.seq is null and w.seq is null
    and ready.lane = j.lane and ready.nprio = j.nprio and ready.due = j.due and ready.seq <= j.seq
    and (ready.seq = j.seq or j.seq = any(ready.seqs))
  order by ready.seq desc limit 1) r on true
-- A lease that the job has moved on from still names it: the highest attempt is the one that runs.
left join lateral (
  select coalesce(lease.attempts[array_position(lease.seqs, j.seq)], 1) as attempt,
    lease.nonce, lease.claimed_at, lease.instance
  from {schema}.lease
  where o.seq is null and w.seq is null and r.attempt is null
    and lease.first_seq <= j.seq and lease.last_seq >= j.seq and array_position(lease.seqs, j.seq) is not null
    and (lease.revoked is null or j.seq <> all(lease.revoked))
  order by 1 desc limit 1) l on true
left join lateral (select * from {schema}.tally where tally.seq = j.seq limit 1) t on true
left join lateral (
  select worker from {schema}.instance where instance.instance = coalesce(l.instance, o.instance) limit 1) i on true
left join lateral (
  select * from {schema}.failure
  where o.attempt_end is not null and failure.seq = o.seq and failure.attempt = o.attempt limit 1) f on true
order by asked.nth

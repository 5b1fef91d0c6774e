-- A job as it stands, by its seq. One row, one snapshot; lives on primary keys.
-- The worker is the one that runs it, or made the attempt that ended it.
select j.seq, j.id, j.lane, j.nprio, j.due, j.policy, j.enqueued_at, j.args, j.start_by, j.key, j.correlation, j.headers,
  r.attempt, w.state, w.wake_at, w.held_reason, w.attempt,
  u.attempt, u.nonce, l.claimed_at,
  o.state, o.attempt, o.finished_at, o.result,
  t.run, t.failures, t.losses, t.releases, t.snoozes,
  i.worker, f.reason, f.type, f.message, f.stack
from job j
left join ready r on r.lane = j.lane and r.nprio = j.nprio and r.due = j.due and r.seq = j.seq
left join waiting w on w.seq = j.seq
left join running u on u.seq = j.seq
left join lease l on l.nonce = u.nonce
left join outcome o on o.seq = j.seq
left join tally t on t.seq = j.seq
left join instance i on i.instance = coalesce(l.instance, o.instance)
left join failure f on f.seq = o.seq and f.attempt = o.attempt and o.attempt_end is not null
where j.seq = ?1

-- Where a job stands, by its id: seq, lane, nprio, due, then of each place what it says of it (null elsewhere):
-- ready key, attempt; waiting state, wake_at, held_reason, wait_reason, pending, retrying, attempt;
-- lease nonce, attempt; outcome state, attempt, attempt_end; the run. Lives on primary keys and job_id.
select j.seq, j.lane, j.nprio, j.due,
  r.seq, r.attempt,
  w.state, w.wake_at, w.held_reason, w.wait_reason, w.pending, w.retrying, w.attempt,
  l.nonce, l.attempt,
  o.state, o.attempt, o.attempt_end,
  coalesce(r.run, w.run, o.run, t.run, 1)
from {schema}.job j
left join {schema}.tally t on t.seq = j.seq
left join {schema}.waiting w on w.seq = j.seq
left join {schema}.outcome o on o.seq = j.seq
left join lateral (
  select r.seq, r.attempt, r.run from {schema}.ready r
  where r.lane = j.lane and r.nprio = j.nprio and r.due = j.due and r.seq <= j.seq and (r.seq = j.seq or j.seq = any (r.seqs))
    and w.seq is null and o.seq is null
  order by r.seq desc limit 1) r on true
left join lateral (
  select l.nonce, coalesce(l.attempts[array_position(l.seqs, j.seq)], 1) as attempt from {schema}.lease l
  where l.first_seq <= j.seq and l.last_seq >= j.seq and array_position(l.seqs, j.seq) is not null
    and (l.revoked is null or j.seq <> all (l.revoked))
    and r.seq is null and w.seq is null and o.seq is null
  order by 2 desc limit 1) l on true
where j.id = ?

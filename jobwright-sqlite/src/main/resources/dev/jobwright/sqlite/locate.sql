-- Where a job stands, by its seq: seq, id, lane, nprio, due, start_by, then of each place what it says of it (null elsewhere):
-- ready attempt; waiting state, wake_at, held_reason, wait_reason, pending, retrying, attempt; running attempt, nonce;
-- outcome state, attempt, run, attempt_end; tally run. Lives on primary keys.
select j.seq, j.id, j.lane, j.nprio, j.due, j.start_by,
  r.attempt, w.state, w.wake_at, w.held_reason, w.wait_reason, w.pending, w.retrying, w.attempt,
  u.attempt, u.nonce, o.state, o.attempt, o.run, o.attempt_end, t.run
from job j
left join ready r on r.lane = j.lane and r.nprio = j.nprio and r.due = j.due and r.seq = j.seq
left join waiting w on w.seq = j.seq
left join running u on u.seq = j.seq
left join outcome o on o.seq = j.seq
left join tally t on t.seq = j.seq
where j.seq = ?1

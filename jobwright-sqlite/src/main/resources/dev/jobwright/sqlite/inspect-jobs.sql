-- Every job with every place that it stands in, in the order of seq. A walk of all tables in the same order.
-- Columns: seq, id, lane, policy, enqueued_at; ready attempt; waiting state, attempt; running attempt, whether its
-- lease and instance are there; outcome state, attempt, run, attempt_end, finished_at; tally.
select j.seq, j.id, j.lane, j.policy, j.enqueued_at,
  r.attempt, w.state, w.attempt, u.attempt, i.instance is not null,
  o.state, o.attempt, o.run, o.attempt_end, o.finished_at,
  t.run, t.failures, t.losses, t.releases, t.snoozes
from job j
left join ready r on r.lane = j.lane and r.nprio = j.nprio and r.due = j.due and r.seq = j.seq
left join waiting w on w.seq = j.seq
left join running u on u.seq = j.seq
left join lease l on l.nonce = u.nonce
left join instance i on i.instance = l.instance
left join outcome o on o.seq = j.seq
left join tally t on t.seq = j.seq
order by j.seq

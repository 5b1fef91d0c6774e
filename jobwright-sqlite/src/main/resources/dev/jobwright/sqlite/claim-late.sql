-- Those of the first ?3 jobs of a lane that were never started and are too late to start:
-- nprio, due, seq. The head of the primary key of ready.
select h.nprio, h.due, h.seq
from (select nprio, due, seq, attempt, run from ready where lane = ?2 order by nprio, due, seq limit ?3) h
join job j on j.seq = h.seq
where h.attempt = 0 and h.run = 1 and j.start_by < {now}
order by h.nprio, h.due, h.seq

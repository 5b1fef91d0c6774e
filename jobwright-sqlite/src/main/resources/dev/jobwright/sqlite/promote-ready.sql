-- Makes the waiting jobs up to (wake_at ?1, seq ?2) available, each at its old place. The head of waiting_wake.
insert into ready (lane, nprio, due, seq, attempt, run)
select j.lane, j.nprio, j.due, w.seq, w.attempt, coalesce((select t.run from tally t where t.seq = w.seq), 1)
from waiting w indexed by waiting_wake cross join job j on j.seq = w.seq
where w.state in (3, 4) and (w.wake_at, w.seq) <= (?1, ?2)

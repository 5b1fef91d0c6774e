-- What the first ?2 jobs of a lane are, in the order of claims. The head of the primary key of ready.
select r.nprio, r.due, r.seq, r.attempt, r.run, j.id, j.policy, j.enqueued_at, j.args, j.key, j.correlation, j.headers
from ready r cross join job j on j.seq = r.seq
where r.lane = ?1
order by r.nprio, r.due, r.seq
limit ?2

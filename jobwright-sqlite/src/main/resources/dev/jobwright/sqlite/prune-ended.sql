-- Those of the jobs in the array that have ended: seq, lane, state, finished_at, enqueued_at, correlation, in order.
-- Lives on primary keys.
select o.seq, j.lane, o.state, o.finished_at, j.enqueued_at, j.correlation
from outcome o cross join job j on j.seq = o.seq
where o.seq in (select value from json_each(?1))
order by o.seq

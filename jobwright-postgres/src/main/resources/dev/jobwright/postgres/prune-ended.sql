-- Those of the jobs in an array that have ended: seq, lane, state, finished_at, enqueued_at, correlation, in order.
-- Lives on primary keys.
select o.seq, j.lane, o.state, o.finished_at, j.enqueued_at, j.correlation
from {schema}.outcome o
cross join lateral (select * from {schema}.job j where j.seq = o.seq offset 0) j
where o.seq = any (?::bigint[])
order by o.seq

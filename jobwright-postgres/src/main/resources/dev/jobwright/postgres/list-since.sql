-- As list-all, of jobs enqueued at a time or later, that ended at a time or later when that is not null.
-- Walks the primary key.
select j.seq, j.id
from (select ?::int[] as lanes, ?::bigint as beyond, ?::bigint as enqueued, ?::bigint as finished) q
join {schema}.job j on j.seq {beyond} q.beyond and j.lane = any (q.lanes) and j.enqueued_at >= q.enqueued
left join lateral (select o.finished_at from {schema}.outcome o where o.seq = j.seq offset 0) o on true
where q.finished is null or o.finished_at >= q.finished
order by j.seq {order} limit ?

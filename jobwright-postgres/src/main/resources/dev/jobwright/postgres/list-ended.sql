-- As list-all, of jobs that ended in a state which is not succeeded. Walks outcome_unsuccessful.
select o.seq, j.id
from (select ?::int[] as lanes) asked
cross join {schema}.outcome o
cross join lateral (
  select id from {schema}.job where job.seq = o.seq and job.lane = any(asked.lanes) limit 1) j
where o.seq {beyond} ? and o.state = ? and o.state <> 7
order by o.seq {order} limit ?

-- As list-correlation, of jobs that have ended in the states of an array, and of those that have not if it holds 0.
-- Lives on job_correlation and the primary key of outcome.
select j.seq, j.id
from {schema}.job j left join lateral (select o.state from {schema}.outcome o where o.seq = j.seq offset 0) o on true
where j.lane = any(?::int[]) and j.seq {beyond} ? and j.correlation = ? and coalesce(o.state, 0) = any(?::int[])
order by j.seq {order} limit ?

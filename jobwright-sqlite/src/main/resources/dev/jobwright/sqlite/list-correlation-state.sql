-- As list-correlation, of jobs that have ended in the states of the array ?5, and of those that have not if it holds 0.
-- Lives on job_correlation and the primary key of outcome.
select j.seq from job j left join outcome o on o.seq = j.seq
where j.correlation = ?4 and j.seq {beyond} ?2 and j.lane in (select value from json_each(?1))
  and coalesce(o.state, 0) in (select value from json_each(?5))
order by j.seq {order} limit ?3

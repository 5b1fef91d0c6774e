-- The ended attempts of a job, first to last: number, run, end, worker, finished_at, took, result, then its failure.
-- Lives on primary keys.
select a.attempt, a.run, a.attempt_end, i.worker, a.finished_at, a.took, a.result, f.reason, f.type, f.message, f.stack
from ended_attempt a
left join instance i on i.instance = a.instance
left join failure f on f.seq = a.seq and f.attempt = a.attempt
where a.seq = ?1
order by a.attempt

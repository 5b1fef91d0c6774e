-- The ended attempts of the job of an id, first to last: number, run, end, worker, finished_at, took, result, then its
-- failure. Lives on job_id and primary keys: the id is looked up first, so that both parts of the view are looked up.
select a.attempt, a.run, a.attempt_end, i.worker, a.finished_at, a.took, a.result, f.reason, f.type, f.message, f.stack
from {schema}.ended_attempt a
left join lateral (select worker from {schema}.instance where instance.instance = a.instance limit 1) i on true
left join lateral (
  select * from {schema}.failure where failure.seq = a.seq and failure.attempt = a.attempt limit 1) f on true
where a.seq = (select seq from {schema}.job where id = ?)
order by a.attempt

-- Whether a job of the correlation ?1 in the namespace ?2 has been added behind seq ?3 and not ended, or was retried behind
-- event ?4. Lives on job_correlation, and walks the events since.
select 1 from job j
where j.correlation = ?1 and j.seq > ?3 and j.lane in (select lane from lane where namespace = ?2)
  and not exists (select 1 from outcome o where o.seq = j.seq)
union all
select 1 from job_event e cross join job j on j.seq = e.seq
where e.event > ?4 and e.verb = 'retry' and j.correlation = ?1 and j.lane in (select lane from lane where namespace = ?2)
limit 1

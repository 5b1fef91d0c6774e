-- The first job of the correlation ?1 in the namespace ?2 that has not ended: seq. Walks the group: lives on
-- job_correlation and the primary key of outcome.
select j.seq from job j
where j.correlation = ?1 and j.lane in (select lane from lane where namespace = ?2)
  and not exists (select 1 from outcome o where o.seq = j.seq)
order by j.seq limit 1

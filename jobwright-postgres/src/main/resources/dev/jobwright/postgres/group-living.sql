-- The first job of a correlation in a namespace that has not ended: seq. Walks the group: lives on job_correlation and the
-- primary key of outcome.
select j.seq from {schema}.job j
where j.correlation = ? and j.lane in (select lane from {schema}.lane where namespace = ?)
  and not exists (select from {schema}.outcome o where o.seq = j.seq offset 0)
order by j.seq limit 1
